import { defineRule } from "../../rule.ts";
import { isWithin } from "../../steps.ts";

/** An action reads only what is on its way of runAfter, or inside a container on that way. */
export const referenceNotBefore = defineRule({
  code: "reference/not-before",
  judges: "flow",
  severity: "error",
  why: "Switching on fails: \"must either be in 'runAfter' path or within a scope action on the 'runAfter' path\".",
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
        Beside: { type: "Compose", inputs: "@outputs('First')" },
      },
    },
  }),
  check({ references, isBefore }, report) {
    for (const { kind, name, call, read, in: place } of references) {
      if (read === undefined || place.step === undefined || kind === "loop") continue;
      if (isBefore(read, place.step)) continue;
      const isCondition = place.step.action.kind === "until" && place.path[0] === "expression";
      if (isCondition && isWithin(read, place.step)) continue;
      const reader = place.step.action.name;
      report({
        message:
          read === place.step
            ? `"${reader}" reads its own ${call.name}.`
            : isWithin(read, place.step)
              ? `"${reader}" reads "${name}", which is inside it and has not run yet.`
              : `"${reader}" reads "${name}", which need not have run before it.`,
        at: place.at(),
        ...(read !== place.step && !isWithin(read, place.step)
          ? { hint: `Let "${reader}", or a container around it, run after "${name}".` }
          : {}),
      });
    }
  },
});
