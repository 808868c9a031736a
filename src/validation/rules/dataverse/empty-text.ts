import type { Column } from "#dataverse";
import { printCanonical } from "#wdl";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { addingTrace } from "../../example-rows.ts";
import { isDecidedAround } from "../../guards.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import { mayBeNull } from "../../value-shape.ts";

/** Columns that an empty text is no value of. */
const NO_TEXT: ReadonlySet<Column["kind"]> = new Set([
  "yes-no",
  "date",
  "money",
  "whole-number",
  "decimal",
  "float",
  "choice",
  "unique-identifier",
]);

const create = (done: string) => addingTrace({ ex_done: done });

/** A column that takes no text is not given a text that is empty when there is nothing. */
export const dataverseEmptyText = defineRule({
  code: "dataverse/empty-text",
  judges: "flow-in-solution",
  severity: "warning",
  why: "@{…} makes an empty text of null, which is no date, number or choice: the call fails.",
  fact: "flow-language.md §3.4",
  examples: () => ({
    good: create("@triggerBody()?['done']"),
    bad: create("@{triggerBody()?['done']}"),
  }),
  check({ view }, report) {
    for (const { called, table, items } of rowCallsIn(view)) {
      for (const { key, value } of items) {
        const kind = table?.columnNamed(key)?.kind;
        const [only, ...others] = value.kind === "interpolation" ? value.parts : [];
        if (!kind || !NO_TEXT.has(kind) || only?.kind !== "expression" || others.length > 0) {
          continue;
        }
        const { expression } = only;
        if (!mayBeNull(shapeOf(expression, view, called.step))) continue;
        if (isDecidedAround(expression, called.step, view)) continue;
        report({
          message: `${printCanonical(expression)} may be null, and "${key}" takes no empty text.`,
          at: called.at("inputs", "parameters", `item/${key}`),
          hint: "Write @… without braces: null clears the column.",
        });
      }
    }
  },
});
