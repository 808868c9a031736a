import { defineRule } from "../../rule.ts";

/** What is read is named by a text in quotes, not by another expression. */
export const referenceComputedName = defineRule({
  code: "reference/computed-name",
  judges: "flow",
  severity: "error",
  why: "The service resolves names when the flow is switched on, before anything is computed.",
  fact: "flow-language.md §7.7",
  examples: () => ({
    good: { actions: { One: { type: "Compose", inputs: "@parameters('$connections')" } } },
    bad: {
      actions: {
        One: { type: "Compose", inputs: "One" },
        Two: {
          type: "Compose",
          inputs: "@outputs(concat('O', 'ne'))",
          runAfter: { One: ["Succeeded"] },
        },
      },
    },
  }),
  check({ references }, report) {
    for (const { kind, name, call, in: place } of references) {
      if (name !== undefined || kind === "trigger" || kind === "parameter") continue;
      if (call.args.length === 0 || call.args[0]?.kind === "broken") continue;
      report({ message: `The name in ${call.name}(…) is computed.`, at: place.at() });
    }
  },
});
