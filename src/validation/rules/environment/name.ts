import { ENGLISH } from "#dataverse";
import { MAIL, MAIL_PARAMETER } from "../../example-variables.ts";
import { variableParametersIn } from "../../parameters.ts";
import { defineRule } from "../../rule.ts";

/** A parameter is called as its variable: `Display name (schema_name)`. */
export const environmentName = defineRule({
  code: "environment/name",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The designer looks a variable up by this name; under another one it is shown as missing.",
  fact: "flow-language.md §1.3, solution-format.md §23.48",
  examples: () => ({
    good: { flows: { Sync: { parameters: MAIL_PARAMETER } }, variables: [MAIL] },
    bad: {
      flows: { Sync: { parameters: MAIL_PARAMETER } },
      variables: [{ ...MAIL, labels: { 1033: "Post" } }],
    },
  }),
  check({ view }, report, solution) {
    for (const { parameter, variable } of variableParametersIn(view, solution)) {
      const label = variable.labels[ENGLISH] ?? Object.values(variable.labels)[0];
      // Before 2022 the display name alone was written.
      if (label === undefined || parameter.name === label) continue;
      const wanted = `${label} (${variable.schemaName})`;
      if (parameter.name === wanted) continue;
      const message = `The parameter "${parameter.name}" would be called "${wanted}".`;
      report({ message, at: view.atDefinition("parameters", parameter.name) });
    }
  },
});
