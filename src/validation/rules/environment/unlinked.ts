import { MAIL, MAIL_PARAMETER } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

const name = "Mail (ex_Mail)";

/** A parameter that is called as an environment variable says that it is one. */
export const environmentUnlinked = defineRule({
  code: "environment/unlinked",
  judges: "flow-in-solution",
  severity: "warning",
  why: "Without metadata.schemaName it is a parameter like any other: the flow never sees the variable's value.",
  fact: "flow-language.md §1.3, solution-format.md §23.40",
  examples: () => ({
    good: { flows: { Sync: { parameters: MAIL_PARAMETER } }, variables: [MAIL] },
    bad: {
      flows: { Sync: { parameters: { [name]: { type: "String", defaultValue: "a" } } } },
      variables: [MAIL],
    },
  }),
  check({ view }, report, { model }) {
    const known = new Set(
      model.environmentVariables.map(({ schemaName }) => schemaName.toLowerCase()),
    );
    for (const { name, schemaName } of view.flow.parameters) {
      const [, called] = /\(([^()]+)\)$/.exec(name) ?? [];
      if (schemaName !== undefined || called === undefined) continue;
      if (!known.has(called.toLowerCase())) continue;
      const message = `"${name}" is called as an environment variable, but its metadata does not name one.`;
      report({ message, at: view.atDefinition("parameters", name) });
    }
  },
});
