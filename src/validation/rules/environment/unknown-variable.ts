import { suggestion } from "#foundation";
import { MAIL, MAIL_PARAMETER } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

/** A parameter that stands for an environment variable of the solution's prefix has one behind it. */
export const environmentUnknownVariable = defineRule({
  code: "environment/unknown-variable",
  judges: "flow-in-solution",
  severity: "error",
  why: "The import fails: the variable the flow needs is not there.",
  fact: "solution-format.md §23.40",
  examples: () => ({
    good: { flows: { Sync: { parameters: MAIL_PARAMETER } }, variables: [MAIL] },
    bad: {
      flows: { Sync: { parameters: MAIL_PARAMETER } },
      variables: [{ ...MAIL, schemaName: "ex_Other" }],
    },
  }),
  check({ view }, report, { model, comesFromElsewhere }) {
    const names = model.environmentVariables.map(({ schemaName }) => schemaName);
    const known = new Set(names.map((name) => name.toLowerCase()));
    const prefix = `${model.publisher.prefix}_`.toLowerCase();
    for (const { name, schemaName } of view.flow.parameters) {
      if (schemaName === undefined || known.has(schemaName.toLowerCase())) continue;
      const isOurs = prefix.length > 1 && schemaName.toLowerCase().startsWith(prefix);
      const isOthers = comesFromElsewhere("EnvironmentVariableDefinition", schemaName);
      if (known.size === 0 || !isOurs || isOthers) report.notJudged();
      else {
        const message = `The solution has no environment variable "${schemaName}".${suggestion(schemaName, names)}`;
        report({ message, at: view.atDefinition("parameters", name) });
      }
    }
  },
});
