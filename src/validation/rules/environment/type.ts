import type { EnvironmentVariable } from "#dataverse";
import { MAIL, MAIL_PARAMETER } from "../../example-variables.ts";
import { variableParametersIn } from "../../parameters.ts";
import { defineRule } from "../../rule.ts";

/** Types of the parameter that carries a variable (flow-language.md §1.3). */
const TYPES: Readonly<Record<EnvironmentVariable["kind"], readonly string[]>> = {
  text: ["string"],
  number: ["int", "float"],
  "yes-no": ["bool"],
  json: ["object", "array"],
  "data-source": ["string"],
  secret: ["string", "securestring"],
};

/** A parameter has the type of its environment variable. */
export const environmentType = defineRule({
  code: "environment/type",
  judges: "flow-in-solution",
  severity: "error",
  why: "The value cannot be put into the parameter; the flow cannot be switched on.",
  fact: "flow-language.md §1.3, solution-format.md §23.40",
  examples: () => ({
    good: { flows: { Sync: { parameters: MAIL_PARAMETER } }, variables: [MAIL] },
    bad: {
      flows: {
        Sync: {
          parameters: { "Mail (ex_Mail)": { ...MAIL_PARAMETER["Mail (ex_Mail)"], type: "Bool" } },
        },
      },
      variables: [MAIL],
    },
  }),
  check({ view }, report, solution) {
    for (const { parameter, variable } of variableParametersIn(view, solution)) {
      if (TYPES[variable.kind].includes(parameter.type.toLowerCase())) continue;
      const message = `"${variable.schemaName}" is a variable of kind ${variable.kind}, the parameter of type ${parameter.type}.`;
      report({ message, at: view.atDefinition("parameters", parameter.name, "type") });
    }
  },
});
