import type { EnvironmentVariable } from "#dataverse";
import { isJsonArray, isJsonObject, type Json, jsonEquals, parseJson } from "#foundation";
import { MAIL, MAIL_PARAMETER } from "../../example-variables.ts";
import { variableParametersIn } from "../../parameters.ts";
import { defineRule } from "../../rule.ts";

/** A parameter has the default of its environment variable. */
export const environmentParameterDefault = defineRule({
  code: "environment/parameter-default",
  judges: "flow-in-solution",
  severity: "info",
  why: "The flow goes by the value of whoever exported it until it is saved again.",
  fact: "flow-language.md §1.3, solution-format.md §23.40",
  examples: () => ({
    good: { flows: { Sync: { parameters: MAIL_PARAMETER } }, variables: [MAIL] },
    bad: {
      flows: { Sync: { parameters: MAIL_PARAMETER } },
      variables: [{ ...MAIL, defaultValue: "b" }],
    },
  }),
  check({ view }, report, solution) {
    for (const { parameter, variable } of variableParametersIn(view, solution)) {
      const said = parameter.defaultValue;
      const { kind, defaultValue } = variable;
      // Without a default of the variable the flow keeps the value that the designer saw.
      if (defaultValue === undefined || defaultValue === "" || kind === "secret") continue;
      if (said === undefined || said === null || said === "") continue;
      const wanted = jsonOfDefault(variable, defaultValue);
      if (wanted === undefined || jsonEquals(said, wanted)) continue;
      if (!isJsonObject(said) && !isJsonArray(said) && String(said) === String(defaultValue)) {
        continue;
      }
      const message = `The parameter's default is not that of "${variable.schemaName}".`;
      const at = view.atDefinition("parameters", parameter.name, "defaultValue");
      report({ message, at });
    }
  },
});

function jsonOfDefault(
  { kind }: EnvironmentVariable,
  value: string | number | boolean,
): Json | undefined {
  if (kind === "json" && typeof value === "string") {
    const parsed = parseJson(value);
    return parsed.ok ? parsed.value : undefined;
  }
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
}
