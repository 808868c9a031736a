import { atPart } from "#foundation";
import { PUBLISHER } from "../../example.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", publisher: PUBLISHER };

/** A release is of the solution and the publisher of the one before. */
export const upgradeIdentity = defineRule({
  code: "upgrade/identity",
  judges: "upgrade",
  severity: "error",
  why: "Under another name it is another solution beside the first; the publisher of a managed solution cannot be changed (8004801C).",
  fact: "solution-format.md §2, §2.1",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", publisher: { ...PUBLISHER, uniqueName: "other" } } },
  }),
  check(before, { model }, report) {
    const was = before.identity.uniqueName;
    const { uniqueName } = model.identity;
    if (was !== uniqueName) {
      const message = `The solution was "${was}" and now is "${uniqueName}".`;
      report({ message, at: atPart("solution.xml", "UniqueName") });
    }
    for (const key of ["uniqueName", "prefix"] as const) {
      if (before.publisher[key].toLowerCase() === model.publisher[key].toLowerCase()) continue;
      const what = key === "prefix" ? "prefix" : "name";
      const message = `The publisher's ${what} was "${before.publisher[key]}" and now is "${model.publisher[key]}".`;
      report({ message, at: atPart("solution.xml", "Publisher") });
    }
  },
});
