import { defineRule } from "../../rule.ts";

/** What a Compose made is read with `outputs`. */
export const referenceBodyOfCompose = defineRule({
  code: "reference/body-of-compose",
  judges: "flow",
  severity: "warning",
  why: "A Compose has no body: body('…') is the member \"body\" of what it made, mostly null.",
  fact: "flow-language.md §3.3, §16 trap 57",
  examples: () => ({
    good: {
      actions: {
        Made: { type: "Compose", inputs: 1 },
        Use: { type: "Compose", inputs: "@outputs('Made')", runAfter: { Made: ["Succeeded"] } },
      },
    },
    bad: {
      actions: {
        Made: { type: "Compose", inputs: 1 },
        Use: { type: "Compose", inputs: "@body('Made')", runAfter: { Made: ["Succeeded"] } },
      },
    },
  }),
  check({ references }, report) {
    for (const { lower, name, read, in: place } of references) {
      if (lower !== "body" || read?.action.kind !== "compose") continue;
      report({ message: `body('${name}') is not what the Compose made.`, at: place.at() });
    }
  },
});
