import type { StateColumn, StatusColumn } from "#dataverse";
import type { TableMetadata } from "./metadata.ts";
import type { Stored } from "./row.ts";

/** What every write to a table has to look after, found among its columns once. */
export interface WritePlan {
  /** What a new row holds in columns that nobody gave a value. */
  readonly defaults: ReadonlyMap<string, Stored>;
  /** Columns that the caller must fill. */
  readonly required: readonly string[];
  /** Amounts that are also kept in the base currency. */
  readonly amounts: readonly { readonly name: string; readonly base: string }[];
  readonly state: StateColumn | undefined;
  readonly status: StatusColumn | undefined;
}

const plans = new WeakMap<TableMetadata, WritePlan>();

export function writePlanOf(table: TableMetadata): WritePlan {
  const known = plans.get(table);
  if (known) return known;
  const plan = planned(table);
  plans.set(table, plan);
  return plan;
}

const BASE = "_base";

function planned({ columns }: TableMetadata): WritePlan {
  const all = [...columns.values()];
  return {
    defaults: new Map(
      all.flatMap((column): [string, Stored][] => {
        if (column.kind === "yes-no") return [[column.logicalName, column.defaultValue]];
        return column.kind === "choice" && column.defaultValue !== undefined
          ? [[column.logicalName, BigInt(column.defaultValue)]]
          : [];
      }),
    ),
    // What no creation may say is filled by the platform.
    required: all.flatMap(({ logicalName, required, api }) =>
      required === "systemrequired" && api?.create !== false ? [logicalName] : [],
    ),
    amounts: all.flatMap(({ logicalName: base }) =>
      base.endsWith(BASE) ? [{ name: base.slice(0, -BASE.length), base }] : [],
    ),
    state: all.find((column) => column.kind === "state"),
    status: all.find((column) => column.kind === "status"),
  };
}
