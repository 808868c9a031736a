import { callChild, getRow, listRows, type Referral, updateRow, variable } from "#connectors";
import { standardTables } from "#dataverse";
import {
  after,
  type ChildFlow,
  flow,
  fn,
  get,
  initialize,
  parseJson,
  respond,
  type Steps,
  select,
  set,
  type Typed,
  text,
  typed,
  type Variable,
  whenStartedByHand,
} from "#wdl";
import type { createOrGetDetails } from "../create-or-get-details/index.ts";
import { LEAD_VALUES } from "../create-or-get-details/lead.ts";
import type { DetailsRequest } from "../create-or-get-details/request.ts";
import type { NoticeAnswer } from "../microsoft-referral-updates.ts";
import type { Product } from "../product.ts";
import { attempt, type Fail, REFUSED } from "../steps/attempt.ts";
import { NO_ROW, NOBODY, NOTHING } from "../steps/constants.ts";
import { odataText } from "../steps/odata.ts";
import { referralLink } from "../steps/referral-link.ts";
import { afterReport, reportFailure } from "../steps/report-failure.ts";
import { referralFields } from "../steps/sync-fields.ts";
import { isLead, looksLikeId } from "./classify.ts";
import { updateKnown } from "./update.ts";
import { newRowBody } from "./values.ts";

/** What is found or made on the way, for the steps behind. */
interface Found {
  readonly row: Variable<string>;
  readonly note: Variable<string>;
}

/** Leads carry no amount. */
const NO_CURRENCY = { id: NOTHING, code: fn.string("") };

const takes = {
  referral: { kind: "text", title: "Referral", description: "The referral that changed, as JSON" },
} as const;

/** Brings one referral into the CRM: as a new lead or opportunity, or as changes of a known one. */
export function partnerCenterToDynamicsHelper(
  product: Product,
  details: ReturnType<typeof createOrGetDetails>,
): ChildFlow<typeof takes, NoticeAnswer> {
  const { trigger, inputs } = whenStartedByHand(takes);
  const { dataverse } = product.connections;
  const { opportunity } = product.tables;

  const source = flow({
    key: "partner-center-to-dynamics-helper",
    name: product.flowName("Partner Center to Dynamics 365 - Helper"),
    description: `Brings one referral of Partner Center into the CRM. ${product.doNotEdit}`,
    ...product.flowBasics,
    trigger,
    steps: (s) => {
      const { output: referral } = s.do(
        "Parse the referral",
        parseJson<Referral>(inputs.referral, { type: "object" }),
      );
      const id = fn.toLower(fn.coalesce(get(referral, "id"), ""));
      const known = s.do(
        "Find the opportunity",
        listRows(dataverse, opportunity, {
          select: ["id"],
          filter: text`${opportunity.columns.referralIdentifier.logicalName} eq '${odataText(id)}'`,
          orderBy: { column: "id" },
          top: 1,
        }),
      );
      const row = s.do(
        "Initialize opportunity id",
        initialize("OpportunityID", "String", fn.coalesce(known.first.id, "")),
      );
      const note = s.do("Initialize note", initialize("Note", "String", ""));
      attempt(
        s,
        "Synchronize the lead or opportunity",
        (s, fail) => {
          s.when("If the opportunity is not known", fn.empty(row.value), (s) =>
            unknown(s, referral, id, fail, { row, note }),
          );
          s.when(
            "If there is an opportunity now",
            fn.not(fn.empty(row.value)),
            (s) => {
              updateKnown(s, product, details, row.value, referral, note.value, fail);
              s.do("Respond that it is up to date", respond(200, { State: "Updated" }));
            },
            (s) => {
              s.do("Respond that it is no opportunity", respond(200, { State: "Ignored" }));
            },
          );
        },
        (s, { reason }) => {
          const told = reportFailure(s, product, row.value, "to-crm", reason);
          s.do("Respond that it failed", respond(REFUSED, { Reason: reason }), {
            after: afterReport(told),
          });
        },
      );
    },
  });

  /** No opportunity carries this referral's id yet. */
  function unknown(
    s: Steps,
    referral: Typed<Referral>,
    id: Typed<string>,
    fail: Fail,
    found: Found,
  ): void {
    const reference = fn.coalesce(get(referral, "externalReferenceId"), "");
    const named = s.do(
      "Find the opportunity by its CRM id",
      getRow(dataverse, opportunity, {
        id: fn.if(looksLikeId(reference), reference, NO_ROW),
        select: ["id", "sync", "name"],
      }),
    );
    const namedLead = s.do(
      "Find the lead by its CRM id",
      getRow(dataverse, standardTables.lead, {
        id: fn.if(looksLikeId(reference), reference, NO_ROW),
        select: ["id"],
      }),
      { after: after(named, "Succeeded", "Failed", "TimedOut") },
    );
    const exists = fn.not(fn.equals(named.row.id, null));
    const foreign = fn.and(
      fn.not(fn.empty(reference)),
      fn.not(exists),
      fn.equals(namedLead.row.id, null),
      fn.not(fn.equals(fn.toLower(reference), id)),
    );
    const lead = isLead(referral);
    const isNew = fn.equals(get(referral, "status"), "New");
    const ignored = fn.or(
      // Somebody else's id: neither written nor created (domain.md §2, T9).
      foreign,
      fn.equals(get(referral, "status"), "Closed"),
      fn.and(lead, variable(product.variables.coSellOnly)),
      // Its own flow is about to write the referral's id.
      fn.and(exists, fn.equals(named.row.sync, true)),
    );
    s.when(
      "If it is for the CRM",
      fn.not(ignored),
      (s) => {
        s.when(
          "If Partner Center names an opportunity",
          exists,
          (s) => adopt(s, referral, id, fn.coalesce(named.row.id, NO_ROW)),
          (s) => {
            s.when(
              "If it is a lead",
              fn.and(lead, isNew),
              (s) => writeLead(s, referral, id),
              (s) => create(s, referral, id, fail, found),
            );
          },
        );
      },
      undefined,
      { after: after(namedLead, "Succeeded", "Failed", "TimedOut") },
    );
  }

  /** A person entered the CRM's id in Partner Center: from now on both are kept in step. */
  function adopt(s: Steps, referral: Typed<Referral>, id: Typed<string>, row: Typed<string>): void {
    s.do(
      "Join both",
      updateRow(dataverse, opportunity, {
        id: row,
        values: {
          sync: true,
          referralIdentifier: id,
          referralLink: referralLink(product, id),
          engagementIdentifier: get(referral, "engagementId"),
        },
      }),
    );
  }

  function writeLead(s: Steps, referral: Typed<Referral>, id: Typed<string>): void {
    const body = newRowBody(
      s,
      "lead",
      product,
      referral,
      NO_CURRENCY,
      referralFields(referral, NOBODY),
    );
    const { columns } = product.mapping.lead;
    const lead = s.do(
      "Find the lead",
      listRows(dataverse, standardTables.lead, {
        select: ["id"],
        mapped: [...new Set(Object.values(columns))].sort(),
        filter: text`leadid eq ${id}`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    s.when(
      "If the lead is new",
      fn.equals(fn.length(lead.rows), 0),
      (s) => {
        s.do("Create the lead", callChild(details, { actionType: "CreateLead", body }));
      },
      (s) => {
        const request: Typed<DetailsRequest> = fn.json<DetailsRequest>(body);
        const isSame = LEAD_FIELDS.map((field) => {
          return fn.equals(
            fn.coalesce(lead.firstMapped(columns[field]), ""),
            fn.coalesce(
              typed<string | null>(get(request, LEAD_VALUES[field] as keyof DetailsRequest).node),
              "",
            ),
          );
        }).reduce((all, one) => fn.and(all, one));
        s.when("If the lead differs", fn.not(isSame), (s) => {
          s.do("Update the lead", callChild(details, { actionType: "UpdateLead", body }));
        });
      },
    );
  }

  function create(
    s: Steps,
    referral: Typed<Referral>,
    id: Typed<string>,
    fail: Fail,
    { row, note }: Found,
  ): void {
    const code = fn.toUpper(fn.coalesce(get(referral, "details", "currency"), ""));
    const currency = s.do(
      "Find the currency",
      listRows(dataverse, standardTables.transactionCurrency, {
        select: ["id"],
        filter: text`isocurrencycode eq '${odataText(code)}'`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    s.when(
      "If the CRM lacks the currency",
      fn.and(fn.not(fn.empty(code)), fn.equals(fn.length(currency.rows), 0)),
      (s) =>
        fail(
          s,
          "currency",
          fn.concat("The currency ", code, " of the referral is not set up in the CRM."),
        ),
    );
    const identifiers = s.do(
      "Solution identifiers of the referral",
      select<{ id?: string | null }, string>(
        fn.coalesce(get(referral, "details", "requirements", "solutions"), NOBODY),
        (item) => fn.coalesce(get(item, "id"), ""),
      ),
    );
    const fields = referralFields(referral, identifiers.output);
    const created = s.do(
      "Creating a new opportunity in the CRM",
      callChild(details, {
        actionType: "CreateOpportunity",
        body: newRowBody(
          s,
          "opportunity",
          product,
          referral,
          { id: currency.first.id, code },
          fields,
        ),
      }),
    );
    s.do("Keep the opportunity id", set(row, id));
    s.do("Keep the note", set(note, fn.coalesce(get(created.answer, "Note"), "")));
  }

  return Object.freeze({ ...source, takes });
}

const LEAD_FIELDS = Object.keys(LEAD_VALUES) as (keyof typeof LEAD_VALUES)[];
