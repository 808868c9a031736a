import { atPart } from "#foundation";
import { DATAVERSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", references: { ex_dataverse: DATAVERSE } };

/** Every connection reference of the release before keeps its logical name. */
export const upgradeLostReference = defineRule({
  code: "upgrade/lost-reference",
  judges: "upgrade",
  severity: "error",
  why: "The administrator is asked for the connection again, and flows outside the solution that use it break.",
  fact: "solution-format.md §14",
  examples: {
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", references: { ex_other: DATAVERSE } } },
  },
  check(before, { model }, report) {
    const names = new Set(
      model.connectionReferences.map(({ logicalName }) => logicalName.toLowerCase()),
    );
    for (const { logicalName } of before.connectionReferences) {
      if (names.has(logicalName.toLowerCase())) continue;
      const at = atPart("customizations.xml", "connectionreferences", logicalName);
      report({ message: `The connection reference "${logicalName}" is gone.`, at });
    }
  },
});
