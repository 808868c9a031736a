import type { Template } from "#wdl";
import { textOf } from "../interpreter/stringify.ts";
import { isObject, type Value } from "../interpreter/value.ts";

interface TableColumn {
  readonly header: string;
  readonly cellOf: (item: Value) => Value;
}

/** Rows as CSV or HTML text (flow-language.md §3.3); undefined for another format. */
export function tableOf(
  rows: readonly Value[],
  format: string,
  columns: Template | undefined,
  evaluate: (template: Template, item: Value) => Value,
): string | undefined {
  const chosen = columns ? chosenColumns(columns, evaluate) : automaticColumns(rows);
  const cells = rows.map((row) => chosen.map(({ cellOf }) => textOf(cellOf(row))));
  const headers = chosen.map(({ header }) => header);
  if (/^csv$/i.test(format)) return [headers, ...cells].map(csvLine).join("\r\n");
  if (/^html$/i.test(format)) return htmlTable(headers, cells);
  return undefined;
}

function automaticColumns(rows: readonly Value[]): readonly TableColumn[] {
  const [first] = rows;
  if (!isObject(first)) return [];
  return [...first.keys()].map((header) => ({
    header,
    cellOf: (item) => (isObject(item) ? (item.get(header) ?? null) : null),
  }));
}

function chosenColumns(
  columns: Template,
  evaluate: (template: Template, item: Value) => Value,
): readonly TableColumn[] {
  if (columns.kind !== "list") return [];
  return columns.items.flatMap((column) => {
    if (column.kind !== "record") return [];
    const part = (name: string) =>
      column.entries.find(({ key }) => key.kind === "text" && key.value === name)?.value;
    const [header, value] = [part("header"), part("value")];
    if (!value) return [];
    return [
      {
        header: header ? textOf(evaluate(header, null)) : "",
        cellOf: (item: Value) => evaluate(value, item),
      },
    ];
  });
}

const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);

function htmlTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headers.map((header) => `<th>${escaped(header)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`)
    .join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
