import { fn, type Steps, type Typed, typed } from "#wdl";
import { detailsBody, type OpportunityValue } from "../create-or-get-details/request.ts";
import type { OpportunityFacts } from "../steps/opportunity-facts.ts";
import type { SyncField, SyncFields } from "../steps/sync-fields.ts";
import { filled } from "./values.ts";

/** Which field each value of [Customize] belongs to. */
const FIELD_OF = {
  OpportunityName: "Name",
  DealValue: "DealValue",
  DealValueCurrency: "CurrencyCode",
  DealValueCurrencyCode: "CurrencyCode",
  DealCloseDate: "ClosingDate",
  Notes: "Notes",
  Visible: "Visible",
} as const satisfies Record<OpportunityValue, SyncField>;

/** What [Customize] writes into an opportunity that exists: the referral's changes, the rest as it is. */
export function changedRowBody(
  steps: Steps,
  opportunity: Typed<string>,
  changed: Readonly<Record<SyncField, Typed<boolean>>>,
  facts: OpportunityFacts,
  values: SyncFields & { readonly currency: Typed<string | null> },
): Typed<string> {
  const either = <Value>(field: SyncField, value: Typed<Value>, unchanged: Typed<Value>) =>
    fn.if(changed[field], value, unchanged);
  const unchanged = Object.entries(FIELD_OF).reduce<Typed<object>>(
    (made, [value, field]) => fn.addProperty(made, value, fn.not(changed[field])),
    fn.json<object>("{}"),
  );
  return detailsBody(steps, "Values to write", {
    OpportunityID: opportunity,
    OpportunityName: either<string | null>("Name", values.Name, facts.row.name),
    DealValue: either<number | null>(
      "DealValue",
      fn.float(values.DealValue),
      typed(facts.dealValue.node),
    ),
    DealValueCurrency: values.currency,
    DealValueCurrencyCode: values.CurrencyCode,
    DealCloseDate: either("ClosingDate", filled(values.ClosingDate), facts.closingDate),
    Notes: either<string | null>("Notes", values.Notes, facts.notes),
    Visible: either<boolean | null>(
      "Visible",
      fn.equals(values.Visible, "true"),
      facts.row.visibility,
    ),
    Unchanged: unchanged,
  });
}
