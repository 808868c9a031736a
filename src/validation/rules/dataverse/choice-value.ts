import { rowCallsIn } from "../../dataverse-calls.ts";
import { KINDS, TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { literalNumber, literalText } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const create = (kind: number) => ({
  tables: [TRACE],
  choices: [KINDS],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", { entityName: "ex_traces", "item/ex_kind": kind }),
      },
    },
  },
});

/** A choice gets the number of one of its options. */
export const dataverseChoiceValue = defineRule({
  code: "dataverse/choice-value",
  judges: "flow-in-solution",
  severity: "error",
  why: "Dataverse refuses a number outside the list in every run.",
  fact: "flow-language.md §10.2",
  examples: () => ({ good: create(100_000_000), bad: create(1) }),
  check({ view }, report, { tables }) {
    for (const { called, table, items } of rowCallsIn(view)) {
      for (const { key, value } of items) {
        const column = table?.columnNamed(key);
        const options = column && tables.optionsOf(column);
        if (!column || !options) continue;
        const text = literalText(value);
        const numbers =
          column.kind === "choices"
            ? (text?.split(",").map(Number) ?? [])
            : [literalNumber(value) ?? (text === undefined ? undefined : Number.NaN)];
        const known = new Set(options.map((option) => option.value));
        for (const number of numbers) {
          if (number === undefined || known.has(number)) continue;
          const message = `${Number.isNaN(number) ? `"${text}"` : number} is no option of "${key}".`;
          const at = called.at("inputs", "parameters", `item/${key}`);
          report({ message, at, hint: `One of ${[...known].join(", ")}.` });
        }
      }
    }
  },
});
