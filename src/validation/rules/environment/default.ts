import { type EnvironmentVariable, LONGEST } from "#dataverse";
import { atPart } from "#foundation";
import { MAIL } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

/** A default fits its variable and has at most 2,000 characters. */
export const environmentDefault = defineRule({
  code: "environment/default",
  judges: "solution",
  severity: "error",
  why: "The import fails, or every flow that reads the variable.",
  fact: "solution-format.md §13, §23.33",
  examples: () => ({
    good: { variables: [{ ...MAIL, kind: "number", defaultValue: 5 }] },
    bad: { variables: [{ ...MAIL, kind: "number", defaultValue: Number.NaN }] },
  }),
  check({ model }, report) {
    for (const variable of model.environmentVariables) {
      const wrong = problemOf(variable);
      if (wrong === undefined) continue;
      const at = atPart(
        "customizations.xml",
        "environmentvariabledefinitions",
        variable.schemaName,
      );
      report({ message: `The default of "${variable.schemaName}" ${wrong}.`, at });
    }
  },
});

function problemOf({ kind, defaultValue }: EnvironmentVariable): string | undefined {
  if (defaultValue === undefined || defaultValue === "") return undefined;
  if (String(defaultValue).length > LONGEST.variableValue) {
    return `has more than ${LONGEST.variableValue} characters`;
  }
  switch (kind) {
    case "number":
      return Number.isFinite(defaultValue) ? undefined : "is no number";
    case "json":
    case "yes-no":
    case "text":
    case "data-source":
    case "secret":
      return undefined;
  }
}
