import type { ValueType } from "#wdl";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { addingTrace } from "../../example-rows.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import { shapeOfTemplate } from "../../step-shape.ts";

const create = (name: string) => addingTrace({ ex_name: name });

/** A column of text is given a text, not a number or a truth value. Objects are logged as JSON. */
export const dataverseTextColumn = defineRule({
  code: "dataverse/text-column",
  judges: "flow-in-solution",
  severity: "info",
  why: "Dataverse itself refuses a number where it keeps a text. Real flows rely on the connector to make a text of it, which nobody promises; the simulation does not.",
  fact: "flow-language.md §3.4, §16 trap 1",
  examples: () => ({
    good: create("@{length(triggerBody()?['names'])}"),
    bad: create("@length(triggerBody()?['names'])"),
  }),
  check({ view }, report) {
    for (const { called, table, items } of rowCallsIn(view)) {
      const { step } = called;
      if (!table || !step) continue;
      for (const { key, value } of items) {
        if (value.kind !== "constant" && value.kind !== "expression") continue;
        const kind = table.columnNamed(key)?.kind;
        if (kind !== "text" && kind !== "memo") continue;
        const types = shapeOfTemplate(value, view, step, shapeOf)?.types ?? NONE;
        const others = [...types].filter((type) => type !== "null");
        if (others.length === 0 || !others.every((type) => NO_TEXTS.has(type))) continue;
        report({
          message: `"${key}" takes a text, and what is written is of type ${others.join(" or ")}.`,
          at: called.at("inputs", "parameters", `item/${key}`),
          hint: "Write @{…}: it makes a text of any value.",
        });
      }
    }
  },
});

const NONE: ReadonlySet<ValueType> = new Set();
const NO_TEXTS: ReadonlySet<ValueType> = new Set(["boolean", "integer", "float", "decimal"]);
