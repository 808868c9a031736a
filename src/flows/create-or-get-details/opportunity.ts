import { createRow, getRow, type MappedValues, updateRow } from "#connectors";
import { CURRENCY_LOOKUP } from "#project";
import { fn, get, type Steps, type Typed, typed } from "#wdl";
import type { Product } from "../product.ts";
import { NOTHING } from "../steps/constants.ts";
import { createOnce } from "../steps/create-once.ts";
import { succeeded } from "../steps/outcome.ts";
import { constantValues } from "./constants-of.ts";
import type { DetailsAnswer, DetailsRequest, OpportunityValue } from "./request.ts";
import { type Responses, refuseAfter, remember } from "./responses.ts";

/** Where a value to be written comes from; `column` is how the opportunity's own is read. */
type Pick = <Key extends OpportunityValue>(
  key: Key,
  column: string,
) => Typed<NonNullable<DetailsRequest[Key]> | null>;

/** The deal itself: the columns that Microsoft's guide tells how to map differently. */
function dealValues({ mapping }: Product, pick: Pick): MappedValues {
  const { columns } = mapping.opportunity;
  return {
    [columns.dealValue]: pick("DealValue", columns.dealValue),
    [columns.closingDate]: pick("DealCloseDate", columns.closingDate),
    [columns.notes]: pick("Notes", columns.notes),
    ...(columns.currency === CURRENCY_LOOKUP
      ? {}
      : { [columns.currency]: pick("DealValueCurrencyCode", columns.currency) }),
    "transactioncurrencyid@odata.bind": rowOrNothing(
      "transactioncurrencies",
      pick("DealValueCurrency", CURRENCY_ID),
    ),
  };
}

/** The lookup that every opportunity has, as it is read. */
const CURRENCY_ID = "_transactioncurrencyid_value";

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
        ...dealValues(product, (key) => typed(get(request, key).node)),
        [opportunity.columns.help.logicalName]: get(request, "Help"),
        [opportunity.columns.status.logicalName]: get(request, "StatusReason"),
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

/**
 * Columns of an opportunity that exists. They are read right before they are written: the connector
 * writes all that a step lists, and a seller may have saved what Partner Center did not change.
 */
export function updateOpportunity(
  steps: Steps,
  product: Product,
  request: Typed<DetailsRequest>,
  responses: Responses,
): void {
  const { opportunity } = product.tables;
  const { columns } = product.mapping.opportunity;
  const id = fn.coalesce(get(request, "OpportunityID"), "");
  const { name, visibility } = opportunity.columns;
  const { read } = steps.do(
    "Get the opportunity as it is now",
    getRow(product.connections.dataverse, opportunity, {
      id,
      select: ["name", "visibility"],
      mapped: [
        ...new Set([
          columns.dealValue,
          columns.closingDate,
          columns.notes,
          ...(columns.currency === CURRENCY_LOOKUP ? [] : [columns.currency]),
          CURRENCY_ID,
        ]),
      ],
    }),
  );
  const pick: Pick = (key, column) =>
    typed(
      fn.if(
        fn.equals(get(request, "Unchanged", key), true),
        read(column),
        typed<unknown>(get(request, key).node),
      ).node,
    );
  steps.do(
    "Update existing opportunity",
    updateRow(product.connections.dataverse, opportunity, {
      id,
      values: {
        name: pick("OpportunityName", name.logicalName),
        visibility: pick("Visible", visibility.logicalName),
      },
      mapped: dealValues(product, pick),
    }),
    { description: "What nobody changed in Partner Center is left as it is now." },
  );
  remember(steps, responses, "opportunity", { OpportunityID: id });
}
