import { atPart } from "#foundation";
import { defineRule } from "../../rule.ts";

/**
 * Anything but letters, digits and `_`; the platform's own names; the name of a half-done upgrade. A
 * digit in front is refused by the facts, but a real export has one.
 */
const REFUSED = /^$|\W|^.{66}|^(?:Default|Active|System|Basic)$|_upgrade$/i;

/** A solution has a unique name of its own and a version of two to four numbers. */
export const solutionIdentity = defineRule({
  code: "solution/identity",
  judges: "solution",
  severity: "error",
  why: "The import fails.",
  fact: "solution-format.md §23.7",
  replaces: ["reader/unique-name"],
  examples: () => ({ good: { version: "1.0.0.0" }, bad: { version: "1.0.0.0.1" } }),
  check({ model: { identity, publisher } }, report) {
    // A flow that was read alone belongs to no solution.
    if (identity.uniqueName === "" && publisher.uniqueName === "") return;
    const { uniqueName, version } = identity;
    if (REFUSED.test(uniqueName)) {
      const message = `"${uniqueName}" is no unique name.`;
      report({ message, at: atPart("solution.xml", "UniqueName"), hint: "Letters, digits and _." });
    }
    if (!/^\d{1,10}(\.\d{1,10}){1,3}$/.test(version)) {
      const message = `"${version}" is no version of two to four numbers.`;
      report({ message, at: atPart("solution.xml", "Version") });
    }
  },
});
