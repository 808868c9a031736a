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
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", references: { ex_other: DATAVERSE } } },
  }),
  check(before, { model }, report) {
    const now = new Map(
      model.connectionReferences.map(({ logicalName, apiName }) => [
        logicalName.toLowerCase(),
        apiName,
      ]),
    );
    for (const { logicalName, apiName } of before.connectionReferences) {
      const at = atPart("customizations.xml", "connectionreferences", logicalName);
      const other = now.get(logicalName.toLowerCase());
      if (other === undefined) {
        report({ message: `The connection reference "${logicalName}" is gone.`, at });
      } else if (other !== apiName) {
        const message = `The connection reference "${logicalName}" was for "${apiName}" and now is for "${other}".`;
        report({ message, at });
      }
    }
  },
});
