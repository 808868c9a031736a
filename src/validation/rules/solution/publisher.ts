import { OPTION_VALUE_PREFIX, PREFIX } from "#dataverse";
import { atPart } from "#foundation";
import { PUBLISHER } from "../../example.ts";
import { defineRule } from "../../rule.ts";

/** A publisher has a prefix of 2 to 8 letters or digits and a number range of its own. */
export const solutionPublisher = defineRule({
  code: "solution/publisher",
  judges: "solution",
  severity: "error",
  why: "The import fails.",
  fact: "solution-format.md §23.9",
  examples: () => ({
    good: { publisher: PUBLISHER },
    bad: { publisher: { ...PUBLISHER, prefix: "Much_too_long" } },
  }),
  check({ model: { publisher } }, report) {
    const { uniqueName, prefix, optionValuePrefix } = publisher;
    // Microsoft's own publishers, and flows that were read alone.
    if (uniqueName === "" || /^(microsoft|default)/i.test(uniqueName)) return;
    // A real export has the line that separates prefix and name in the prefix.
    if (!PREFIX.test(prefix.toLowerCase().replace(/_$/, ""))) {
      const message = `"${prefix}" is no prefix of a publisher.`;
      const hint = "2 to 8 letters or digits, a letter first, not mscrm.";
      report({ message, at: atPart("solution.xml", "CustomizationPrefix"), hint });
    }
    const { min, max } = OPTION_VALUE_PREFIX;
    if (optionValuePrefix < min || optionValuePrefix > max) {
      const message = `The number range ${optionValuePrefix} is not from ${min} to ${max}.`;
      report({ message, at: atPart("solution.xml", "CustomizationOptionValuePrefix") });
    }
  },
});
