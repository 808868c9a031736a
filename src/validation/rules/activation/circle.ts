import { topologicalOrder } from "#foundation";
import { deedsIn } from "../../deeds.ts";
import { callOf } from "../../example-calls.ts";
import { RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const calling = (flow: string) => ({ actions: { Call: callOf(flow), Answer: RESPONSE } });

/** Flows do not call each other in a circle. */
export const activationCircle = defineRule({
  code: "activation/circle",
  judges: "solution",
  severity: "error",
  why: "A flow can be switched on only after those it calls: in a circle none can be the first.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: { flows: { First: calling("Second"), Second: { actions: { Answer: RESPONSE } } } },
    bad: { flows: { First: calling("Second"), Second: calling("First") } },
  }),
  check(solution, report) {
    const { calls } = deedsIn(solution);
    const needs = new Map(solution.flows.map(({ component }) => [component.id, [] as string[]]));
    for (const { parent, child } of calls) needs.get(parent.component.id)?.push(child.component.id);
    for (
      let sorted = topologicalOrder(needs);
      "circle" in sorted;
      sorted = topologicalOrder(needs)
    ) {
      const { circle } = sorted;
      const call = calls.find(
        ({ parent, child }) =>
          parent.component.id === circle[0] && child.component.id === circle[1],
      );
      const names = circle.map((id) => solution.flowWithId(id)?.component.name ?? id);
      const message = `These flows call each other: ${names.join(" → ")}.`;
      if (call) report({ message, at: call.at });
      for (const id of circle) needs.delete(id);
    }
  },
});
