import { ENGLISH, type Form, type FormControl } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atTable } from "../../own-columns.ts";
import { formPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const labels = { [ENGLISH]: "Main" };
const showing = (...columns: readonly string[]) => ({
  tables: [
    {
      ...TRACE,
      forms: [
        {
          kind: "main" as const,
          key: "main",
          labels,
          sections: [
            {
              key: "all",
              labels,
              rows: columns.map((column) => ({ kind: "column" as const, column })),
            },
          ],
        },
      ],
    },
  ],
});
const before = { version: "1.0.0.0", ...showing("ex_name", "ex_notes") };

/** A form shows what it showed before. */
export const upgradeLostControl = defineRule({
  code: "upgrade/lost-control",
  judges: "upgrade",
  severity: "info",
  why: "Users no longer find on the form what they used to read or enter there.",
  fact: "solution-format.md §9, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...showing("ex_name") } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is, id } of formPairs(before, model)) {
      const shown = new Set(controlsOf(is));
      const lost = [...new Set(controlsOf(was))].filter((control) => !shown.has(control));
      if (lost.length === 0) continue;
      const name = Object.values(is.labels)[0] ?? id;
      report({
        message: `The form "${name}" of "${table.logicalName}" no longer shows ${lost.join(", ")}.`,
        at: atTable(table, "FormXml", id),
      });
    }
  },
});

const controlsOf = ({ sections }: Form): readonly string[] =>
  sections.flatMap(({ rows }) => rows.map(shownBy));

function shownBy(control: FormControl): string {
  if (control.kind === "column") return control.column.toLowerCase();
  const { target, relationship } = control;
  return `rows of ${target}${relationship === "" ? "" : ` by ${relationship}`}`;
}
