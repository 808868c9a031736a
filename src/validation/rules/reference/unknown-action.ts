import { suggestion } from "#foundation";
import { defineRule } from "../../rule.ts";

/** Expressions read only actions that exist. */
export const referenceUnknownAction = defineRule({
  code: "reference/unknown-action",
  judges: "flow",
  severity: "error",
  why: 'Switching on fails: "action(s) … are not defined in the template".',
  fact: "flow-language.md §6",
  examples: () => ({
    good: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: {
          type: "Compose",
          inputs: "@outputs('First')",
          runAfter: { First: ["Succeeded"] },
        },
      },
    },
    bad: {
      actions: {
        First: { type: "Compose", inputs: 1 },
        Second: { type: "Compose", inputs: "@outputs('Fist')", runAfter: { First: ["Succeeded"] } },
      },
    },
  }),
  check({ references, steps, flow }, report) {
    for (const { kind, name, call, read, in: place } of references) {
      if (read || name === undefined || kind === "variable" || kind === "parameter") continue;
      const isTrigger = flow.triggers.some((one) => one.name.toLowerCase() === name.toLowerCase());
      report({
        message: isTrigger
          ? `${call.name}('${name}') names the trigger, which is no action.`
          : `There is no action "${name}".${suggestion(
              name,
              steps.map(({ action }) => action.name),
            )}`,
        at: place.at(),
        ...(isTrigger ? { hint: "Write triggerOutputs() or triggerBody()." } : {}),
      });
    }
  },
});
