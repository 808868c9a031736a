import { atPart } from "#foundation";
import { MAIL } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";
import { secretIn } from "../../secrets.ts";

/** No secret is the default of an environment variable. */
export const secretInVariable = defineRule({
  code: "secret/in-variable",
  judges: "solution",
  severity: "error",
  why: "Whoever gets the solution gets the secret; it cannot be taken back.",
  fact: "solution-format.md §13, §23.44",
  examples: () => ({
    good: { variables: [{ ...MAIL, kind: "text", defaultValue: "https://example.com" }] },
    bad: {
      variables: [
        { ...MAIL, kind: "text", defaultValue: `https://example.com/?sig=${"aB3".repeat(14)}` },
      ],
    },
  }),
  check({ model }, report) {
    for (const { schemaName, defaultValue } of model.environmentVariables) {
      const found = typeof defaultValue === "string" ? secretIn(defaultValue) : undefined;
      if (found === undefined) continue;
      report({
        message: `The default of "${schemaName}" holds ${found}.`,
        at: atPart("customizations.xml", "environmentvariabledefinitions", schemaName),
        hint: "Leave the default out; a secret belongs into Azure Key Vault.",
      });
    }
  },
});
