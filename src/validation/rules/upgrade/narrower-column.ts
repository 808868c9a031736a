import { type Column, ENGLISH, text } from "#dataverse";
import { TRACE } from "../../example-tables.ts";
import { atColumn } from "../../own-columns.ts";
import { columnPairs } from "../../release-pairs.ts";
import { defineRule } from "../../rule.ts";

const named = (maxLength: number) => ({
  tables: [
    {
      ...TRACE,
      columns: {
        ...TRACE.columns,
        name: text("ex_name", { labels: { [ENGLISH]: "Name" }, maxLength }),
      },
    },
  ],
});
const before = { version: "1.0.0.0", ...named(100) };

/** A column holds all that it could hold before. */
export const upgradeNarrowerColumn = defineRule({
  code: "upgrade/narrower-column",
  judges: "upgrade",
  severity: "warning",
  why: "Rows that hold more cannot be saved again, and flows that write as much as before fail.",
  fact: "solution-format.md §5.2, §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", ...named(200) } },
    bad: { before, now: { version: "1.1.0.0", ...named(50) } },
  }),
  check(before, { model }, report) {
    for (const { table, was, is } of columnPairs(before, model)) {
      const change = narrowed(was, is);
      if (!change) continue;
      const message = `"${is.logicalName}" of "${table.logicalName}" ${change}.`;
      report({ message, at: atColumn(table, is.logicalName) });
    }
  },
});

function narrowed(was: Column, is: Column): string | undefined {
  if (isText(was) && isText(is)) {
    return is.maxLength < was.maxLength
      ? `held ${was.maxLength} characters and now holds ${is.maxLength}`
      : undefined;
  }
  if (!isNumber(was) || !isNumber(is) || was.kind !== is.kind) return undefined;
  if (is.min > was.min) return `began at ${was.min} and now begins at ${is.min}`;
  if (is.max < was.max) return `went up to ${was.max} and now goes up to ${is.max}`;
  const [before = 0, now = 0] = [was, is].map((one) => ("precision" in one ? one.precision : 0));
  return now < before ? `had ${before} decimals and now has ${now}` : undefined;
}

const isText = (column: Column) => column.kind === "text" || column.kind === "memo";

const isNumber = (column: Column) =>
  column.kind === "money" ||
  column.kind === "whole-number" ||
  column.kind === "decimal" ||
  column.kind === "float";
