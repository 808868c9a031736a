import { atPart, parseJson } from "#foundation";
import { MAIL } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

/** The default of a JSON variable is JSON. Dataverse keeps another: an exported solution has one. */
export const environmentJsonDefault = defineRule({
  code: "environment/json-default",
  judges: "solution",
  severity: "warning",
  why: "A flow that reads a key of it fails: it gets text where it expects an object.",
  fact: "solution-format.md §13, §23.33",
  examples: () => ({
    good: { variables: [{ ...MAIL, kind: "json", defaultValue: "{}" }] },
    bad: { variables: [{ ...MAIL, kind: "json", defaultValue: "{" }] },
  }),
  check({ model }, report) {
    for (const { kind, schemaName, defaultValue } of model.environmentVariables) {
      if (kind !== "json" || defaultValue === undefined || defaultValue === "") continue;
      if (parseJson(defaultValue).ok) continue;
      const at = atPart("customizations.xml", "environmentvariabledefinitions", schemaName);
      report({ message: `The default of "${schemaName}" is no JSON.`, at });
    }
  },
});
