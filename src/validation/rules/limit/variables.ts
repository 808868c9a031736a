import { initialize } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const MOST = 250;
const variables = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `Start_${index}`,
      initialize(`variable_${index}`, "String"),
    ]),
  );

/** A flow has at most 250 variables. */
export const limitVariables = defineRule({
  code: "limit/variables",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be saved or switched on.",
  fact: "flow-language.md §9",
  examples: () => ({ good: { actions: variables(2) }, bad: { actions: variables(251) } }),
  check({ stepsOfKind, atDefinition }, report) {
    const count = stepsOfKind("initialize-variable").reduce(
      (sum, { action }) => sum + action.variables.length,
      0,
    );
    if (count <= MOST) return;
    report({
      message: `A flow has at most ${MOST} variables, this one has ${count}.`,
      at: atDefinition("actions"),
    });
  },
});
