import type { Template } from "#wdl";
import { evaluateTemplate } from "../evaluate.ts";
import { fail } from "../evaluation-error.ts";
import type { EvaluationScope } from "../scope.ts";
import { textOf } from "../stringify.ts";
import { isList, isObject, type Value } from "../value.ts";
import { noArray, overItems } from "./data.ts";
import { bodyOutputs, type Runner, succeeded } from "./runner.ts";

/** CSV with CRLF and quotes where needed, or an HTML table with escaped values. */
export const runTable: Runner<"table"> = (action, { scope }) => {
  const from = evaluateTemplate(action.from, scope);
  if (!isList(from)) return noArray(action.name, "from", from);
  const format = textOf(evaluateTemplate(action.format, scope));
  const columns = action.columns ? columnsOf(action.columns, scope) : ownColumns(from);
  const rows: string[][] = [];
  overItems(scope, from, (item, inner) => {
    rows.push(columns.map(({ cell }) => textOf(cell(item, inner))));
    return undefined;
  });
  const headers = columns.map(({ header }) => header);
  const write = WRITERS[format.toUpperCase()] ?? fail(`the format '${format}' is not HTML or CSV`);
  const inputs = new Map<string, Value>([
    ["from", from],
    ["format", format],
  ]);
  return succeeded(inputs, bodyOutputs(write(headers, rows)));
};

interface Column {
  readonly header: string;
  readonly cell: (item: Value, scope: EvaluationScope) => Value;
}

/** `[{ header, value }]`; a value is evaluated for each element. */
function columnsOf(template: Template, scope: EvaluationScope): readonly Column[] {
  if (template.kind !== "list") return fail("the columns are no list");
  return template.items.map((column): Column => {
    const part = (name: string): Template | undefined =>
      column.kind === "record"
        ? column.entries.find(({ key }) => key.kind === "text" && key.value === name)?.value
        : undefined;
    const [header, value] = [part("header"), part("value")];
    if (!value) return fail("a column has no value");
    return {
      header: header ? textOf(evaluateTemplate(header, scope)) : "",
      cell: (_, inner) => evaluateTemplate(value, inner),
    };
  });
}

/** The keys of the first element. */
function ownColumns([first]: readonly Value[]): readonly Column[] {
  if (first === undefined) return [];
  if (!isObject(first)) return fail("only a table of objects has columns of its own");
  return [...first.keys()].map((header) => ({
    header,
    cell: (item) => (isObject(item) ? (item.get(header) ?? null) : null),
  }));
}

type Writer = (headers: readonly string[], rows: readonly (readonly string[])[]) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  CSV: (headers, rows) =>
    [headers, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join(""),
  HTML: (headers, rows) => {
    const line = (tag: string, cells: readonly string[]): string =>
      `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
    const body = rows.map((cells) => line("td", cells)).join("");
    return `<table><thead>${line("th", headers)}</thead><tbody>${body}</tbody></table>`;
  },
};

const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
