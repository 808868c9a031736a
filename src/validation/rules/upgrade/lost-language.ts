import { atPart } from "#foundation";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", languages: [1033, 1031] };

/** Every language of the release before is still spoken. */
export const upgradeLostLanguage = defineRule({
  code: "upgrade/lost-language",
  judges: "upgrade",
  severity: "info",
  why: "Users who chose the language see the base language from the upgrade on.",
  fact: "solution-format.md §12, §23.32",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", languages: [1033] } },
  }),
  check(before, { model }, report) {
    const now = new Set(model.identity.languages);
    for (const language of before.identity.languages) {
      if (now.has(language)) continue;
      const message = `The solution no longer speaks the language ${language}.`;
      report({ message, at: atPart("customizations.xml", "Languages") });
    }
  },
});
