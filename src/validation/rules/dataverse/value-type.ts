import type { Column, ColumnOf } from "#dataverse";
import type { Template } from "#wdl";
import { takenInstead, wordsInstead } from "../../column-values.ts";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { addingTrace } from "../../example-rows.ts";
import type { FlowView } from "../../flow-view.ts";
import { shapeOf } from "../../inference.ts";
import { isComputed, literalNumber, literalText } from "../../literal.ts";
import { ANYTHING, possibleTexts } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";
import { shapeOfTemplate } from "../../step-shape.ts";
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
      if (!Number.isInteger(literalNumber(value) ?? 0)) return "takes a whole number";
      return numberProblem(column, value);
    case "decimal":
    case "float":
    case "money":
      return numberProblem(column, value);
    case "text":
    case "memo":
      return (text?.length ?? 0) > column.maxLength
        ? `takes at most ${column.maxLength} characters`
        : undefined;
    case "date":
      return text !== undefined && isDate(text) ? undefined : "takes an ISO date";
    case "unique-identifier":
      return text !== undefined && GUID.test(text.trim()) ? undefined : "takes an id";
    case "choice":
    case "choices":
    case "state":
    case "status":
      return value.kind === "constant" && typeof value.value === "boolean"
        ? "takes the number of an option"
        : undefined;
    case "lookup":
    case "foreign":
      return undefined;
  }
}

const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

function numberProblem(
  { min, max }: ColumnOf<"whole-number" | "decimal" | "float" | "money">,
  value: Template,
): string | undefined {
  const number = literalNumber(value);
  if (number === undefined) return "takes a number";
  return number < min || number > max ? `takes a number from ${min} to ${max}` : undefined;
}

const ONE_VALUE = "takes one value, no list or object";

/** What an expression always makes, and what stands around it. */
function computedProblem(
  column: Column,
  value: Template,
  view: FlowView,
  step: Step | undefined,
): string | undefined {
  if (!step || !isComputed(value)) return undefined;
  const known = possibleTexts(value).flatMap((text) => text.split(ANYTHING));
  const instead =
    takenInstead(column, shapeOfTemplate(value, view, step, shapeOf)) ??
    wordsInstead(column, known);
  return instead && `takes ${instead}`;
}

const holdsMany = ({ kind }: Column): boolean => kind === "foreign" || kind === "lookup";

/** Also one that the calendar has: 30 February is none. */
function isDate(text: string): boolean {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day ?? "");
}
