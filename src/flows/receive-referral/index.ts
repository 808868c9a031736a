import { callChild, listRows, type Referral, updateRow, variable } from "#connectors";
import { standardTables } from "#dataverse";
import {
  type ChildFlow,
  compose,
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
  type Variable,
  whenStartedByHand,
} from "#wdl";
import type { createOrGetDetails } from "../create-or-get-details/index.ts";
import type { NoticeAnswer } from "../microsoft-referral-updates.ts";
import type { Product } from "../product.ts";
import { attempt, type Fail, REFUSED } from "../steps/attempt.ts";
import { NO_ROW, NOBODY } from "../steps/constants.ts";
import { odataText } from "../steps/odata.ts";
import { referralLink } from "../steps/referral-link.ts";
import { afterReport, reportFailure } from "../steps/report-failure.ts";
import { referralFields } from "../steps/sync-fields.ts";
import { isLead, looksLikeId } from "./classify.ts";
import { updateKnown } from "./update.ts";
import { newRowBody } from "./values.ts";
import { writeLead } from "./write-lead.ts";

/** What the synchronization begins with. */
interface Start {
  readonly referral: Typed<Referral>;
  /** Of the referral, in small letters. */
  readonly id: Typed<string>;
  /** An opportunity has carried it before. */
  readonly known: Typed<boolean>;
}

/** What is found or made on the way, for the steps behind. */
interface Found {
  readonly row: Variable<string>;
  readonly note: Variable<string>;
}

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
    trigger: {
      ...trigger,
      description: "Called by the flow that receives the events of Partner Center.",
    },
    steps: (s) => {
      const row = s.do("Initialize opportunity id", initialize("OpportunityID", "String", ""));
      const note = s.do("Initialize note", initialize("Note", "String", ""));
      let found: Start;
      attempt(
        s,
        [
          {
            name: "(Scope) Initializing sychronization dependencies",
            description: "Finds the opportunity that carries the referral's id.",
            work: (s) => {
              found = start(s, row);
            },
          },
          {
            name: "(Scope) Synchronize the lead or opportunity",
            description:
              "Creates the lead or the opportunity, or takes over what was changed in Partner Center.",
            work: (s, fail) => {
              const { referral, id, known } = found;
              s.when("If the opportunity is not known", fn.empty(row.value), (s) =>
                unknown(s, referral, id, fail, { row, note }),
              );
              s.when(
                "If it's an update to an opportunity, then",
                fn.not(fn.empty(row.value)),
                (s) => {
                  updateKnown(s, product, details, row.value, referral, note.value, fail);
                  s.do(
                    "Respond that it is up to date",
                    respond(200, { State: fn.if(known, "Updated", "Created") }),
                  );
                },
                (s) => {
                  s.do("Respond that it is no opportunity", respond(200, { State: "Ignored" }));
                },
              );
            },
          },
        ],
        (s, { reason }) => {
          const told = reportFailure(s, product, row.value, "to-crm", reason);
          s.do("Respond that it failed", respond(REFUSED, { Reason: reason }), {
            after: afterReport(told),
          });
        },
      );
    },
  });

  function start(s: Steps, row: Variable<string>): Start {
    const { output: referral } = s.do(
      "Parse the referral",
      parseJson<Referral>(inputs.referral, { type: "object" }),
    );
    const id = fn.toLower(fn.coalesce(get(referral, "id"), ""));
    const { first } = s.do(
      "Find the opportunity",
      listRows(dataverse, opportunity, {
        select: ["id"],
        filter: text`${opportunity.columns.referralIdentifier.logicalName} eq '${odataText(id)}'`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    const knownAs = fn.coalesce(first.id, "");
    s.do("Keep the known opportunity", set(row, knownAs));
    return { referral, id, known: fn.not(fn.empty(knownAs)) };
  }

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
      "Id in the CRM",
      compose<string>(fn.if(looksLikeId(reference), reference, NO_ROW)),
    ).output;
    const { first: row } = s.do(
      "Find the opportunity by its CRM id",
      listRows(dataverse, opportunity, {
        select: ["id", "sync", "referralIdentifier"],
        filter: text`opportunityid eq ${named}`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    const { first: leadRow } = s.do(
      "Find the lead by its CRM id",
      listRows(dataverse, standardTables.lead, {
        select: ["id"],
        filter: text`leadid eq ${named}`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    const exists = fn.not(fn.equals(row.id, null));
    const foreign = fn.and(
      fn.not(fn.empty(reference)),
      fn.not(exists),
      fn.equals(leadRow.id, null),
      fn.not(fn.equals(fn.toLower(reference), id)),
    );
    const lead = isLead(referral);
    const isNew = fn.equals(get(referral, "status"), "New");
    const ignored = fn.or(
      // Somebody else's id: neither written nor created (domain.md §2, T9).
      foreign,
      fn.equals(get(referral, "status"), "Closed"),
      fn.and(lead, variable(product.variables.coSellOnly)),
      // Its own flow is about to write the referral's id, or it has another one.
      fn.and(
        exists,
        fn.or(fn.equals(row.sync, true), fn.not(fn.empty(fn.coalesce(row.referralIdentifier, "")))),
      ),
    );
    s.when("If it is for the CRM", fn.not(ignored), (s) => {
      s.when(
        "If Partner Center names an opportunity",
        exists,
        (s) => adopt(s, referral, id, fn.coalesce(row.id, NO_ROW)),
        (s) => {
          s.when(
            "If it's new Shared opportunity, then",
            fn.not(fn.and(lead, isNew)),
            (s) => create(s, referral, id, fail, found),
            (s) => writeLead(s, product, details, referral, id),
          );
        },
      );
    });
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
