import { standardDecimal, standardId, standardText } from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** Currencies of the organisation, found by their ISO 4217 code. */
export const transactionCurrency = standardTable({
  schemaName: "TransactionCurrency",
  setName: "transactioncurrencies",
  primaryId: "transactioncurrencyid",
  primaryName: "currencyname",
  columns: {
    id: standardId("transactioncurrencyid"),
    name: standardText("currencyname", 100),
    isoCode: standardText("isocurrencycode", 5),
    exchangeRate: standardDecimal("exchangerate", 12),
  },
});
