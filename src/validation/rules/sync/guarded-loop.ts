import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation, whenRowChanges } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { gatherStarts, syncEdges } from "../../sync-graph.ts";
import { loopsIn } from "../../sync-loops.ts";

const listening = (columns: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("ex_trace", {
        "subscriptionRequest/filteringattributes": columns,
        "subscriptionRequest/filterexpression": "ex_done eq false",
      }),
      actions: {
        Mark: operation("UpdateOnlyRecord", {
          entityName: "ex_traces",
          recordId: "@triggerOutputs()?['body/ex_traceid']",
          "item/ex_done": true,
        }),
      },
    },
  },
});

/** Flows that start each other, and what breaks the circle. */
export const syncGuardedLoop = defineRule({
  code: "sync/guarded-loop",
  judges: "solution",
  severity: "info",
  why: "Whoever changes the guard has to know that a loop hangs on it.",
  fact: "flow-language.md §15",
  examples: () => ({ good: listening("ex_name"), bad: listening("ex_done") }),
  gather: gatherStarts,
  check(solution, report) {
    for (const loop of loopsIn(syncEdges(solution))) {
      const guards = [...new Set(loop.flatMap(({ guard }) => guard ?? []))];
      const [first] = loop;
      if (guards.length === 0 || !first) continue;
      const names = loop.map(({ from }) => `"${from.component.name}"`);
      report({
        message: `${names.join(" → ")} → ${names[0]} is a circle; it is broken by ${guards.join(", ")}.`,
        at: first.at,
      });
    }
  },
});
