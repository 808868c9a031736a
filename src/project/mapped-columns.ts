import { type Constant, CURRENCY_LOOKUP, type Mapping } from "./mapping.ts";

export type MappedTable = "opportunity" | "account" | "contact" | "lead";

/** What is written into a column, and so what it must be able to hold. */
export type Held = "text" | "amount" | "number" | "day" | "yes-no" | "row";

/** A column of the CRM that a mapping writes. */
export interface MappedColumn {
  readonly table: MappedTable;
  /** Logical name. */
  readonly column: string;
  readonly holds: Held;
  /** Where the mapping says so, as a JSON pointer. */
  readonly pointer: string;
  /** The row that a lookup is pointed to. */
  readonly row?: Extract<Constant, { readonly kind: "row" }>;
  /** A constant that is a text: it may spell a date or an id. */
  readonly text?: string;
}

/** Every column that a mapping writes, in the order of the mapping. */
export function mappedColumns(mapping: Mapping): readonly MappedColumn[] {
  return (["opportunity", "account", "contact", "lead"] as const).flatMap((table) => {
    const { columns, defaults } = mapping[table];
    return [
      ...Object.entries({ ...columns }).map(
        ([field, column]): MappedColumn => ({
          table,
          column,
          holds: heldBy(table, field, column),
          pointer: `/${table}/columns/${field}`,
        }),
      ),
      ...[...defaults].map(
        ([column, constant]): MappedColumn => ({
          table,
          column,
          holds: constant.kind,
          pointer: `/${table}/defaults/${column}`,
          ...(constant.kind === "row" ? { row: constant } : {}),
          ...(constant.kind === "text" ? { text: constant.value } : {}),
        }),
      ),
    ];
  });
}

function heldBy(table: MappedTable, field: string, column: string): Held {
  if (table !== "opportunity") return "text";
  if (field === "dealValue") return "amount";
  if (field === "closingDate") return "day";
  return field === "currency" && column === CURRENCY_LOOKUP ? "row" : "text";
}
