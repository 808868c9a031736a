import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation, whenRowChanges } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { gatherStarts, syncEdges } from "../../sync-graph.ts";
import { loopsIn } from "../../sync-loops.ts";

const writing = (columns: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("ex_trace", { "subscriptionRequest/filteringattributes": columns }),
      actions: {
        Mark: operation("UpdateOnlyRecord", {
          entityName: "ex_traces",
          recordId: "@triggerOutputs()?['body/ex_traceid']",
          "item/ex_notes": "seen",
        }),
      },
    },
  },
});

/** Flows do not start each other for ever, also not through another system. */
export const syncLoop = defineRule({
  code: "sync/loop",
  judges: "solution",
  severity: "error",
  why: "Nothing stops it: one measured loop made 1,203 runs in 45 minutes from five edits.",
  fact: "flow-language.md §15",
  examples: () => ({ good: writing("ex_name"), bad: writing("ex_name,ex_notes") }),
  gather: gatherStarts,
  check(solution, report) {
    const edges = syncEdges(solution).filter(({ guard }) => guard === undefined);
    for (const loop of loopsIn(edges)) {
      const [first] = loop;
      if (!first) continue;
      const told = loop.map(
        ({ from, to, by }) => `"${from.component.name}" ${by}, which starts "${to.component.name}"`,
      );
      report({
        message: `A loop without an end: ${told.join("; ")}.`,
        at: first.at,
        hint: "Listen only to columns it does not write, add a trigger condition, or write only on a difference.",
      });
    }
  },
});
