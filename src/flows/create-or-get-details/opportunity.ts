import { createRow, type MappedValues, updateRow } from "#connectors";
import { CURRENCY_LOOKUP } from "#project";
import { fn, get, type Steps, type Typed, typed } from "#wdl";
import type { Product } from "../product.ts";
import { NOTHING } from "../steps/constants.ts";
import { createOnce } from "../steps/create-once.ts";
import { succeeded } from "../steps/outcome.ts";
import { constantValues } from "./constants-of.ts";
import type { DetailsAnswer, DetailsRequest } from "./request.ts";
import { type Responses, refuseAfter, remember } from "./responses.ts";

/** The deal itself: the columns that Microsoft's guide tells how to map differently. */
function dealValues({ mapping }: Product, request: Typed<DetailsRequest>): MappedValues {
  const { columns } = mapping.opportunity;
  return {
    [columns.dealValue]: get(request, "DealValue"),
    [columns.closingDate]: get(request, "DealCloseDate"),
    [columns.notes]: get(request, "Notes"),
    ...(columns.currency === CURRENCY_LOOKUP
      ? {}
      : { [columns.currency]: get(request, "DealValueCurrencyCode") }),
    "transactioncurrencyid@odata.bind": rowOrNothing(
      "transactioncurrencies",
      get(request, "DealValueCurrency"),
    ),
  };
}

/** A row to point to, or null: a lookup that stays empty. */
const rowOrNothing = (set: string, id: Typed<string | null>): Typed<string | null> =>
  fn.if(fn.empty(fn.coalesce(id, "")), NOTHING, fn.concat(`/${set}(`, fn.coalesce(id, ""), ")"));

/** A new opportunity has the referral's id: the database refuses a second one. */
export function createOpportunity(
  steps: Steps,
  product: Product,
  request: Typed<DetailsRequest>,
  responses: Responses,
): void {
  const { opportunity } = product.tables;
  const { mapping, connections } = product;
  const known = typed<DetailsAnswer>(responses.data.value.node);
  const id = fn.coalesce(get(request, "ReferralID"), "");
  const name = "Create a new opportunity";
  const { result, next } = createOnce(
    steps,
    name,
    createRow(connections.dataverse, opportunity, {
      id,
      values: {
        name: get(request, "OpportunityName"),
        sync: true,
        referralIdentifier: id,
        referralLink: get(request, "ReferralLink"),
        engagementIdentifier: get(request, "EngagementID"),
        referralProgram: get(request, "ReferralProgram"),
        microsoftCrmIdentifier: get(request, "MicrosoftCrmIdentifier"),
        visibility: get(request, "Visible"),
        syncState: get(request, "SyncState"),
      },
      mapped: {
        ...dealValues(product, request),
        [opportunity.columns.help.logicalName]: get(request, "Help"),
        [opportunity.columns.status.logicalName]: get(request, "StatusReason"),
        // A calculated revenue would overwrite the deal value (domain.md §8).
        isrevenuesystemcalculated: false,
        "parentaccountid@odata.bind": rowOrNothing("accounts", get(known, "AccountID")),
        "parentcontactid@odata.bind": rowOrNothing("contacts", get(known, "ContactID")),
        ...constantValues(mapping.opportunity.defaults),
      },
      select: ["owner"],
    }),
    (s) => refuseAfter(s, name),
  );
  remember(
    steps,
    responses,
    "new opportunity",
    {
      OpportunityID: id,
      OwnerID: result.row.owner,
      Outcome: fn.if(succeeded(name), "Created", "Existed"),
    },
    next,
  );
}

/** Columns of an opportunity that exists. */
export function updateOpportunity(
  steps: Steps,
  product: Product,
  request: Typed<DetailsRequest>,
  responses: Responses,
): void {
  const { opportunity } = product.tables;
  const id = fn.coalesce(get(request, "OpportunityID"), "");
  steps.do(
    "Update existing opportunity",
    updateRow(product.connections.dataverse, opportunity, {
      id,
      values: { name: get(request, "OpportunityName"), visibility: get(request, "Visible") },
      mapped: dealValues(product, request),
    }),
  );
  remember(steps, responses, "opportunity", { OpportunityID: id });
}
