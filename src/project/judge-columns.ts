import { type Column, standardTables } from "#dataverse";
import { type Diagnostic, suggestion } from "#foundation";
import type { LayeredMapping } from "./extends.ts";
import type { Mapping } from "./mapping.ts";
import { type Held, type MappedColumn, type MappedTable, mappedColumns } from "./mapped-columns.ts";
import { SALES_COLUMNS } from "./sales-columns.ts";
import { nearest } from "./tree.ts";

/** Which standard columns can hold it; a number may be the value of a choice. */
const FITS: Readonly<Record<Held, readonly string[]>> = {
  text: ["text", "memo"],
  amount: ["money", "decimal", "float"],
  number: ["money", "decimal", "float", "whole-number", "choice", "status"],
  day: ["date"],
  "yes-no": ["yes-no"],
  row: ["lookup"],
};

const TOLD: Readonly<Record<Held, string>> = {
  text: "a text",
  amount: "an amount",
  number: "a number",
  day: "a day",
  "yes-no": "yes or no",
  row: "a row, with its navigation property",
};

/** How a text has to look for what has no word of its own in a mapping. */
const SPELLED: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  "date-time": /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/,
  "unique-identifier": /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  image: /^[A-Za-z0-9+/]+=*$/,
};

const READ_ONLY = "read-only";

/**
 * A column that every organisation has is there, is for others to write and can hold what is written
 * into it. What has the prefix of a publisher is the partner's own business.
 */
export function judgeColumns(mapping: Mapping, { tree }: LayeredMapping): readonly Diagnostic[] {
  return mappedColumns(mapping).flatMap((mapped): readonly Diagnostic[] => {
    const { table, column: name, holds, pointer } = mapped;
    const place = nearest(tree, pointer);
    const finding = (code: string, message: string, hint: string): readonly Diagnostic[] => {
      const at = code !== "column-kind" && isConstant(mapped) ? place.keyAt : place.at;
      return [{ code: `project/${code}`, severity: "error", message, at, hint }];
    };
    const columns: readonly Column[] = Object.values(standardTables[table].columns);
    const column = columns.find(({ logicalName }) => logicalName === name);
    const kind = salesKind(table, name);
    if (kind === READ_ONLY) {
      const message = `"${name}" of ${table} is written by Dataverse alone.`;
      return finding(
        "read-only-column",
        message,
        "Name another column, one of your own if there is none.",
      );
    }
    if (!column && kind === undefined) {
      if (mayHavePrefix(name)) return [];
      const message = `"${name}" is no column of ${table}.${suggestion(name, fitting(mapped))}`;
      return finding("unknown-column", message, OWN_COLUMN);
    }
    if (column ? fits(column, mapped) : fitsKind(kind ?? "", mapped)) return [];
    const named = column ? kindNamed(column) : `a column of type ${kind}`;
    const message = `"${name}" of ${table} is ${named}; what is written into it is ${TOLD[holds]}.`;
    return finding("column-kind", message, mendFor(column?.kind ?? kind ?? ""));
  });
}

const OWN_COLUMN =
  "Name a column that is there: one of Dynamics 365 Sales, or one of your own, whose name begins with its publisher's prefix (new_…).";

const isConstant = ({ pointer }: MappedColumn): boolean => pointer.includes("/defaults/");

/** `address1_` looks like a prefix and is none; a longer word in front of `_` cannot be one. */
function mayHavePrefix(name: string): boolean {
  const [prefix = "", ...rest] = name.split("_");
  return rest.length > 0 && PREFIX_LIKE.test(prefix) && !/^address[123]$/.test(prefix);
}

const PREFIX_LIKE = /^[a-z][a-z0-9]{0,7}$/;

/** What a column of Dynamics 365 Sales can hold. Every mapped column asks: it is looked up without reading the list. */
function salesKind(table: MappedTable, name: string): string | undefined {
  const text = SALES_COLUMNS[table];
  const isApart = (at: number): boolean => text[at] === " " || text[at] === "\n";
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isApart(at - 1) || !isApart(at + name.length)) continue;
    let line = text.lastIndexOf("\n", at);
    while (text[line + 1] === " ") line = text.lastIndexOf("\n", line - 1);
    return text.slice(line + 1, text.indexOf(":", line));
  }
  return undefined;
}

/** The columns that could be meant. */
const fitting = (mapped: MappedColumn): readonly string[] =>
  [...SALES_COLUMNS[mapped.table].matchAll(/^([a-z-]+):((?:\s+\w+(?!:))+)$/gm)].flatMap(
    ([, kind = "", names = ""]) =>
      FITS[mapped.holds].includes(kind) ? names.trim().split(/\s+/) : [],
  );

function fits(column: Column, mapped: MappedColumn): boolean {
  const isMoment = column.kind === "date" && column.format !== "date";
  if (!fitsKind(isMoment ? "date-time" : column.kind, mapped)) return false;
  return column.kind !== "lookup" || !mapped.row || namesOf(column).includes(mapped.row.navigation);
}

const fitsKind = (kind: string, { holds, text }: MappedColumn): boolean =>
  FITS[holds].includes(kind) || (text !== undefined && SPELLED[kind]?.test(text) === true);

const namesOf = (column: Extract<Column, { readonly kind: "lookup" }>): readonly string[] =>
  Object.values(column.navigation);

function kindNamed(column: Column): string {
  if (column.kind !== "lookup") return `a column of type ${column.kind}`;
  return `a lookup (${namesOf(column).join(" or ")})`;
}

const mendFor = (kind: string): string => {
  if (kind === "lookup")
    return "Write a row: navigation, table and id; the case of navigation counts.";
  if (kind.startsWith("date"))
    return 'Write a day as "2027-01-31", or name a column of the right type.';
  return "Name a column of the right type, one of your own if there is none.";
};
