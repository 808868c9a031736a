import type { TableMetadata } from "./metadata.ts";
import type { Stored } from "./row.ts";
import { isReference } from "./row.ts";
import type { Store } from "./store.ts";
import { rowOf } from "./store.ts";

/** Keeps the exchange rate and what each amount is worth in the base currency. */
export function baseAmounts(table: TableMetadata, row: Map<string, Stored>, store: Store): void {
  if (table.name === "transactioncurrency" || !table.columns.has("exchangerate")) return;
  const currency = row.get("transactioncurrencyid");
  const known = isReference(currency) ? rowOf(store, currency.table, currency.id) : undefined;
  const rate = Number(known?.get("exchangerate") ?? 1);
  if (known) row.set("exchangerate", rate);
  for (const name of table.columns.keys()) {
    if (!name.endsWith("_base")) continue;
    const amount = row.get(name.slice(0, -"_base".length));
    if (amount === undefined) row.delete(name);
    else row.set(name, Number((Number(amount) / rate).toFixed(4)));
  }
}
