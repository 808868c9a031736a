import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation, whenRowChanges } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import { gatherStarts, guardOfTrigger, syncEdges } from "../../sync-graph.ts";
import { loopsIn } from "../../sync-loops.ts";

const listening = (more: { readonly [key: string]: string }) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("ex_trace", more),
      actions: {
        If_it_is_new: {
          type: "If",
          expression: { equals: ["@triggerOutputs()?['body/ex_done']", false] },
          actions: {
            Mark: operation("UpdateOnlyRecord", {
              entityName: "ex_traces",
              recordId: "@triggerOutputs()?['body/ex_traceid']",
              "item/ex_done": true,
            }),
          },
        },
      },
    },
  },
});

/**
 * A row trigger that a circle goes through has a condition of its own, unless every way round passes
 * a comparison, be it in a flow that is called: what a comparison lets through is a change, not an echo.
 */
export const syncUnguardedTrigger = defineRule({
  code: "sync/unguarded-trigger",
  judges: "solution",
  severity: "warning",
  why: "Every write of the circle starts a run that only finds out it has nothing to do.",
  fact: "flow-language.md §15",
  examples: () => ({
    good: listening({ "subscriptionRequest/filterexpression": "ex_done eq false" }),
    bad: listening({}),
  }),
  gather: gatherStarts,
  check(solution, report) {
    const told = new Set<unknown>();
    const edges = syncEdges(solution).filter(({ compared }) => !compared);
    for (const { to } of loopsIn(edges).flat()) {
      const [trigger] = to.component.definition.triggers;
      if (
        told.has(to) ||
        trigger?.kind !== "connector" ||
        guardOfTrigger(to, solution) !== undefined
      )
        continue;
      told.add(to);
      report({
        message: `The trigger of "${to.component.name}" hears writes that the flow itself leads to.`,
        at: to.view.atTrigger(),
        hint: "Give it a filter or a trigger condition on a value that the writes change, or compare before each write.",
      });
    }
  },
});
