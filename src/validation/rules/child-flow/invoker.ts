import { deedsIn } from "../../deeds.ts";
import { callOf } from "../../example-calls.ts";
import { connected, DATAVERSE, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const Parent = { actions: { Call: callOf("Child") } };
const actions = { Answer: RESPONSE };

/** A flow that others call uses its own connections. */
export const childFlowInvoker = defineRule({
  code: "child-flow/invoker",
  judges: "solution",
  severity: "error",
  why: "A child runs without the person who started its caller; the caller cannot be switched on.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { flows: { Parent, Child: { connections: connected(DATAVERSE), actions } } },
    bad: {
      flows: { Parent, Child: { connections: connected(DATAVERSE, "ex_a", "invoker"), actions } },
    },
  }),
  check(solution, report) {
    const told = new Set<unknown>();
    for (const { child, parent } of deedsIn(solution).calls) {
      if (told.has(child)) continue;
      told.add(child);
      for (const { key, runtimeSource } of child.component.definition.connections) {
        if (runtimeSource?.toLowerCase() !== "invoker") continue;
        const message = `The connection "${key}" is the caller's, but "${parent.component.name}" calls this flow.`;
        report({ message, at: child.view.atFlow("connectionReferences", key, "runtimeSource") });
      }
    }
  },
});
