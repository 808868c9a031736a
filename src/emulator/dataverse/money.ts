import type { TableMetadata } from "./metadata.ts";
import type { Stored } from "./row.ts";
import { isReference } from "./row.ts";
import type { Store } from "./store.ts";
import { rowOf } from "./store.ts";
import { writePlanOf } from "./write-plan.ts";

/** Keeps the exchange rate and what each amount is worth in the base currency. */
export function baseAmounts(table: TableMetadata, row: Map<string, Stored>, store: Store): void {
  if (table.name === "transactioncurrency" || !table.columns.has("exchangerate")) return;
  const currency = row.get("transactioncurrencyid");
  const known = isReference(currency) ? rowOf(store, currency.table, currency.id) : undefined;
  const rate = Number(known?.get("exchangerate") ?? 1);
  if (known) row.set("exchangerate", rate);
  for (const { name, base } of writePlanOf(table).amounts) {
    const amount = row.get(name);
    if (amount === undefined) row.delete(base);
    else row.set(base, Number((Number(amount) / rate).toFixed(4)));
  }
}
