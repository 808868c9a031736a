import { defineRule } from "../../rule.ts";

const MAIL = { type: "String", defaultValue: "" };

/** A parameter is declared once. */
export const parameterDuplicate = defineRule({
  code: "parameter/duplicate",
  judges: "flow",
  severity: "error",
  why: "Names of parameters are compared without case: which of the two is read, nobody can tell.",
  fact: "flow-language.md §1.3",
  examples: () => ({
    good: { parameters: { "Mail (ex_Mail)": MAIL, "Post (ex_Post)": MAIL } },
    bad: { parameters: { "Mail (ex_Mail)": MAIL, "mail (ex_mail)": MAIL } },
  }),
  check({ flow, atDefinition }, report) {
    const first = new Map<string, string>();
    for (const { name } of flow.parameters) {
      const key = name.toLowerCase();
      const other = first.get(key);
      if (other === undefined) first.set(key, name);
      else {
        const message = `"${name}" and "${other}" are one parameter.`;
        report({ message, at: atDefinition("parameters", name) });
      }
    }
  },
});
