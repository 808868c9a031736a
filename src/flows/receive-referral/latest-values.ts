import { getRow } from "#connectors";
import { fn, type Steps, type Typed, typed } from "#wdl";
import { detailsBody } from "../create-or-get-details/request.ts";
import type { Product } from "../product.ts";
import type { SyncField, SyncFields } from "../steps/sync-fields.ts";
import { filled } from "./values.ts";

/** What of an opportunity may be written, as it was a moment ago. */
export interface Latest {
  readonly name: Typed<string | null>;
  readonly visible: Typed<boolean | null>;
  readonly dealValue: Typed<number | null>;
  readonly closingDate: Typed<string | null>;
  readonly notes: Typed<string | null>;
  /** Row id. */
  readonly currency: Typed<string | null>;
}

/** What [Customize] writes into an opportunity that exists: the referral's changes, the rest as it is. */
export function changedRowBody(
  steps: Steps,
  opportunity: Typed<string>,
  changed: Readonly<Record<SyncField, Typed<boolean>>>,
  latest: Latest,
  values: SyncFields & { readonly currency: Typed<string | null> },
): Typed<string> {
  const either = <Value>(field: SyncField, value: Typed<Value>, unchanged: Typed<Value>) =>
    fn.if(changed[field], value, unchanged);
  return detailsBody(steps, "Values to write", {
    OpportunityID: opportunity,
    OpportunityName: either<string | null>("Name", values.Name, latest.name),
    DealValue: either<number | null>("DealValue", fn.float(values.DealValue), latest.dealValue),
    DealValueCurrency: either("CurrencyCode", values.currency, latest.currency),
    DealValueCurrencyCode: values.CurrencyCode,
    DealCloseDate: either("ClosingDate", filled(values.ClosingDate), latest.closingDate),
    Notes: either<string | null>("Notes", values.Notes, latest.notes),
    Visible: either<boolean | null>("Visible", fn.equals(values.Visible, "true"), latest.visible),
  });
}

/**
 * The columns that [Customize] writes, read right before: a seller may have saved since the
 * comparison began, and what was not changed in Partner Center is to stay as it is now.
 */
export function readLatest(s: Steps, product: Product, id: Typed<string>): Latest {
  const { dealValue, closingDate, notes } = product.mapping.opportunity.columns;
  const { row, read } = s.do(
    "Get the opportunity as it is now",
    getRow(product.connections.dataverse, product.tables.opportunity, {
      id,
      select: ["name", "visibility"],
      mapped: [...new Set([dealValue, closingDate, notes, CURRENCY])].map((name) =>
        fn.string(name),
      ),
    }),
  );
  const value = (column: string) => read(fn.string(column));
  return {
    name: row.name,
    visible: row.visibility,
    dealValue: typed(value(dealValue).node),
    closingDate: typed(value(closingDate).node),
    notes: typed(value(notes).node),
    currency: typed(value(CURRENCY).node),
  };
}

/** The lookup that every opportunity has. */
const CURRENCY = "_transactioncurrencyid_value";
