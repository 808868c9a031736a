import type { Column } from "#dataverse";
import type { Template, ValueType } from "#wdl";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { addingTrace } from "../../example-rows.ts";
import type { FlowView } from "../../flow-view.ts";
import { inferred, isOnly } from "../../inference.ts";
import { literalNumber, literalText } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

const create = (done: string | boolean) => addingTrace({ ex_done: done });

/** What is written to a column is of its type, and a literal also of its length. */
export const dataverseValueType = defineRule({
  code: "dataverse/value-type",
  judges: "flow-in-solution",
  severity: "error",
  why: "The call fails in every run: OpenApiOperationParameterTypeConversionFailed or 400.",
  fact: "flow-language.md §3.4, §10.2",
  examples: () => ({ good: create(true), bad: create("maybe") }),
  check({ view }, report) {
    for (const { called, table, items } of rowCallsIn(view)) {
      for (const { key, value } of items) {
        const column = table?.columnNamed(key);
        const wrong =
          column && (problemOf(column, value) ?? computedProblem(column, value, view, called.step));
        if (wrong === undefined) continue;
        report({
          message: `"${key}" ${wrong}.`,
          at: called.at("inputs", "parameters", `item/${key}`),
        });
      }
    }
  },
});

function problemOf(column: Column, value: Template): string | undefined {
  const text = literalText(value);
  if (value.kind === "list" || value.kind === "record") {
    return holdsMany(column) ? undefined : ONE_VALUE;
  }
  if (value.kind !== "constant" && text === undefined) return undefined;
  if (value.kind === "constant" && value.value === null) return undefined;
  switch (column.kind) {
    case "yes-no": {
      const fits =
        value.kind === "constant"
          ? typeof value.value === "boolean"
          : /^(true|false|0|1)$/i.test(text ?? "");
      return fits ? undefined : "takes true or false";
    }
    case "whole-number":
    case "decimal":
    case "float":
    case "money": {
      const number = literalNumber(value);
      if (number === undefined) return "takes a number";
      return number < column.min || number > column.max
        ? `takes a number from ${column.min} to ${column.max}`
        : undefined;
    }
    case "text":
    case "memo":
      return (text?.length ?? 0) > column.maxLength
        ? `takes at most ${column.maxLength} characters`
        : undefined;
    case "date":
      return text === undefined || isDate(text) ? undefined : "takes an ISO date";
    case "choice":
    case "choices":
    case "lookup":
    case "unique-identifier":
    case "state":
    case "status":
    case "foreign":
      return undefined;
  }
}

const ONE_VALUE = "takes one value, no list or object";
const COLLECTIONS: readonly ValueType[] = ["array", "object", "binary", "xml"];

/** What an expression always makes. */
function computedProblem(
  column: Column,
  value: Template,
  view: FlowView,
  step: Step | undefined,
): string | undefined {
  // Real flows log whole objects in columns of text: the connector writes them as JSON.
  if (value.kind !== "expression" || holdsMany(column) || holdsText(column)) return undefined;
  const types = inferred(value.expression, view, step);
  return COLLECTIONS.some((type) => isOnly(types, type)) ? ONE_VALUE : undefined;
}

const holdsText = ({ kind }: Column): boolean => kind === "text" || kind === "memo";

const holdsMany = ({ kind }: Column): boolean => kind === "foreign" || kind === "lookup";

/** Also one that the calendar has: 30 February is none. */
function isDate(text: string): boolean {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day ?? "");
}
