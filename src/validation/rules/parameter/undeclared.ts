import { suggestion } from "#foundation";
import { defineRule } from "../../rule.ts";

/** Every parameter an expression reads is declared in the definition. */
export const parameterUndeclared = defineRule({
  code: "parameter/undeclared",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on; environment variables reach a flow only through parameters.",
  fact: "flow-language.md §1.3",
  examples: () => ({
    good: {
      parameters: { "Mail (ex_Mail)": { type: "String", defaultValue: "" } },
      actions: { To: { type: "Compose", inputs: "@parameters('Mail (ex_Mail)')" } },
    },
    bad: {
      parameters: { "Mail (ex_Mail)": { type: "String", defaultValue: "" } },
      actions: { To: { type: "Compose", inputs: "@parameters('Mail (ex_mial)')" } },
    },
  }),
  check({ references, flow }, report) {
    const names = flow.parameters.map(({ name }) => name);
    const known = new Set(names.map((name) => name.toLowerCase()));
    for (const { kind, name, in: place } of references) {
      if (kind !== "parameter" || name === undefined || known.has(name.toLowerCase())) continue;
      const message = `There is no parameter "${name}".${suggestion(name, names)}`;
      report({ message, at: place.at() });
    }
  },
});
