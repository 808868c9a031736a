import { atPart } from "#foundation";
import { MAIL } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", variables: [MAIL] };

/** Every environment variable of the release before keeps its schema name. */
export const upgradeLostVariable = defineRule({
  code: "upgrade/lost-variable",
  judges: "upgrade",
  severity: "error",
  why: "An upgrade deletes the variable with the value that the administrator gave it.",
  fact: "solution-format.md §23.48",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", variables: [{ ...MAIL, schemaName: "ex_Post" }] } },
  }),
  check(before, { model }, report) {
    const names = new Set(
      model.environmentVariables.map(({ schemaName }) => schemaName.toLowerCase()),
    );
    for (const { schemaName } of before.environmentVariables) {
      if (names.has(schemaName.toLowerCase())) continue;
      const at = atPart("customizations.xml", "environmentvariabledefinitions", schemaName);
      report({ message: `The environment variable "${schemaName}" is gone.`, at });
    }
  },
});
