import { atPart } from "#foundation";
import { MAIL } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", variables: [MAIL] };

/** An environment variable keeps its kind and the name that flows know it by. */
export const upgradeChangedVariable = defineRule({
  code: "upgrade/changed-variable",
  judges: "upgrade",
  severity: "warning",
  why: "Values that administrators gave do not fit another kind; flows of others that name the variable lose it.",
  fact: "flow-language.md §1.3, solution-format.md §13, §23.48",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: {
      before,
      now: { version: "1.1.0.0", variables: [{ ...MAIL, labels: { 1033: "Post" } }] },
    },
  }),
  check(before, { model }, report) {
    const now = new Map(
      model.environmentVariables.map((one) => [one.schemaName.toLowerCase(), one]),
    );
    for (const was of before.environmentVariables) {
      const is = now.get(was.schemaName.toLowerCase());
      if (!is) continue;
      const at = atPart("customizations.xml", "environmentvariabledefinitions", was.schemaName);
      if (is.kind !== was.kind) {
        const message = `"${was.schemaName}" was of kind ${was.kind} and now is of kind ${is.kind}.`;
        report({ message, at });
      }
      for (const [language, label] of Object.entries(was.labels)) {
        const other = is.labels[Number(language)];
        if (other === undefined || other === label) continue;
        report({ message: `"${was.schemaName}" was called "${label}" and now "${other}".`, at });
        break;
      }
    }
  },
});
