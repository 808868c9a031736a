import {
  callChild,
  change,
  expanded,
  listRows,
  optionValue,
  patchReferral,
  type Referral,
  updateRow,
} from "#connectors";
import { OPPORTUNITY_STATE, standardTables } from "#dataverse";
import { fn, get, literal, type Steps, select, type Typed, text } from "#wdl";
import type { createOrGetDetails } from "../create-or-get-details/index.ts";
import type { Product } from "../product.ts";
import type { Fail } from "../steps/attempt.ts";
import { auditSuccess, failedLast } from "../steps/audit.ts";
import { composeSides, type Sides } from "../steps/changes.ts";
import { expectColumns } from "../steps/check-columns.ts";
import { NOBODY } from "../steps/constants.ts";
import { odataText } from "../steps/odata.ts";
import {
  helpChoiceValue,
  type OpportunityFacts,
  readOpportunity,
} from "../steps/opportunity-facts.ts";
import { everyField, referralFields, type SyncFields } from "../steps/sync-fields.ts";
import { agreed, BEING_EXCHANGED, readSyncState, syncStateText } from "../steps/sync-state.ts";
import { workOut } from "../steps/work-out.ts";
import { writeBack } from "../steps/write-back.ts";
import { changedRowBody } from "./changed-values.ts";
import { closeOpportunity } from "./close.ts";
import { exchangeSolutions } from "./exchange-solutions.ts";
import { agreementsOf, changesIn, newAgreements } from "./taken-changes.ts";

type Details = ReturnType<typeof createOrGetDetails>;

/** Takes over what was changed in Partner Center; writes nothing when nothing was. */
export function updateKnown(
  s: Steps,
  product: Product,
  details: Details,
  id: Typed<string>,
  referral: Typed<Referral>,
  note: Typed<string>,
  fail: Fail,
): void {
  expectColumns(s, product, fail);
  const facts = readOpportunity(s, product, id, [
    "microsoftCrmIdentifier",
    "referralProgram",
    "audit",
  ]);
  const identifiers = s.do(
    "Solution identifiers in Partner Center",
    select<{ id?: string | null }, string>(
      fn.coalesce(get(referral, "details", "requirements", "solutions"), NOBODY),
      (item) => fn.coalesce(get(item, "id"), ""),
    ),
  ).output;
  const agreedOn = readSyncState(facts.row.syncState);
  const theirs = referralFields(referral, identifiers);
  const agreedHelp = agreed(agreedOn, "Help", theirs.Help);
  const helpAsked = helpChoiceValue(product, theirs.Help);
  const helpIsNew = fn.and(
    fn.not(fn.equals(helpAsked, null)),
    fn.empty(facts.fields.Help),
    fn.empty(agreedHelp),
  );
  const composed = composeSides(s, "Existing referrals objects for update on opportunity", {
    crm: facts.fields,
    referral: {
      ...theirs,
      // Sent but never taken: what the seller changed of them stays to be sent.
      Team: agreed(agreedOn, "Team", facts.fields.Team),
      Contact: agreed(agreedOn, "Contact", theirs.Contact),
      Help: fn.if(helpIsNew, theirs.Help, agreedHelp),
    },
    state: agreedOn,
  });
  const sides: Sides = { from: composed.referral, to: composed.crm, state: composed.state };
  // Asked for in Partner Center: shown, and agreed on, so that nobody asks for it again; at once, for a
  // seller may be about to choose.
  s.when("If help was asked for in Partner Center", helpIsNew, (s) => {
    s.do(
      "Show which help was asked for",
      updateRow(product.connections.dataverse, product.tables.opportunity, {
        id,
        values: {
          syncState: syncStateText(s, "Agreed with the help asked for", agreementsOf(sides)),
        },
        mapped: { [product.tables.opportunity.columns.help.logicalName]: helpAsked },
      }),
    );
  });
  const changed = workOut(s, "Changed fields", changesIn(sides));
  const values = everyField((field) => fn.if(changed[field], sides.from[field], sides.to[field]));
  const currency = s.do(
    "Find the currency of the deal",
    listRows(product.connections.dataverse, standardTables.transactionCurrency, {
      select: ["id"],
      filter: text`isocurrencycode eq '${odataText(values.CurrencyCode)}'`,
      orderBy: { column: "id" },
      top: 1,
    }),
  );
  s.when(
    "If the CRM does not know the currency",
    fn.and(changed.CurrencyCode, fn.equals(fn.length(currency.rows), 0)),
    (s) =>
      fail(
        s,
        "currency of the deal",
        fn.concat(
          "The currency ",
          values.CurrencyCode,
          " of the referral is not set up in the CRM.",
        ),
      ),
  );
  s.when(
    "If difference between the opportunity objects in Partner Center and CRM, then",
    fn.or(
      changed.Name,
      changed.CurrencyCode,
      changed.DealValue,
      changed.ClosingDate,
      changed.Notes,
      changed.Visible,
    ),
    (s) => {
      s.do(
        "Update existing opportunity",
        callChild(details, {
          actionType: "UpdateOpportunity",
          body: changedRowBody(s, id, changed, facts, {
            ...values,
            currency: currency.first.id,
          }),
        }),
      );
    },
  );
  s.when("If other solutions are offered", changed.Solutions, (s) =>
    takeSolutions(s, product, id, referral, facts, identifiers, agreementsOf(sides), fail),
  );
  takeStatus(s, product, id, referral, sides, changed.Substatus);

  const stateText = syncStateText(s, "New agreement", newAgreements(sides, changed));
  const program = get(referral, "referralProgram");
  const crmIdentifier = fn.coalesce(
    get(referral, "trackingInfo", "microsoftMsxId"),
    facts.row.microsoftCrmIdentifier,
  );
  s.when(
    "If there is something to remember",
    fn.or(
      fn.not(fn.equals(stateText, fn.coalesce(facts.row.syncState, ""))),
      differ(program, facts.row.referralProgram),
      differ(crmIdentifier, facts.row.microsoftCrmIdentifier),
      failedLast("to-crm", facts.row.audit),
    ),
    (s) => {
      writeBack(s, product, "the success", {
        id,
        mark: "success",
        audit: (present) => auditSuccess("to-crm", present, note),
        values: {
          syncState: stateText,
          referralProgram: program,
          engagementIdentifier: get(referral, "engagementId"),
          microsoftCrmIdentifier: crmIdentifier,
        },
      });
    },
  );
  writeReference(s, product, id, referral);
}

/** Empty text is stored as nothing. */
const differ = (one: Typed<string | null>, other: Typed<string | null>): Typed<boolean> =>
  fn.not(fn.equals(fn.coalesce(one, ""), fn.coalesce(other, "")));

function takeSolutions(
  s: Steps,
  product: Product,
  id: Typed<string>,
  referral: Typed<Referral>,
  facts: OpportunityFacts,
  identifiers: Typed<readonly string[]>,
  fields: SyncFields,
  fail: Fail,
): void {
  const state = syncStateText(s, "Agreed while solutions are exchanged", {
    ...fields,
    Solutions: literal(BEING_EXCHANGED),
  });
  s.do(
    "Remember that solutions are being exchanged",
    updateRow(product.connections.dataverse, product.tables.opportunity, {
      id,
      values: { syncState: state },
    }),
  );
  const { microsoftSolution, microsoftSolutionDetail } = product.tables;
  const exchange: Parameters<typeof exchangeSolutions>[2] = {
    opportunity: id,
    wanted: fn.coalesce(get(referral, "details", "requirements", "solutions"), NOBODY),
    present: facts.solutionIdentifiers,
    identifiers,
    rows: facts.solutionRows,
    identifierOf: (row) =>
      fn.coalesce(
        expanded(microsoftSolution, row, "detail", microsoftSolutionDetail, ["identifier"])
          .identifier,
        "",
      ),
  };
  exchangeSolutions(s, product, exchange, fail);
}

function takeStatus(
  s: Steps,
  product: Product,
  id: Typed<string>,
  referral: Typed<Referral>,
  { from }: Sides,
  changed: Typed<boolean>,
): void {
  s.when("If the status changed", changed, (s) => {
    s.when(
      "If the referral was closed",
      fn.equals(get(referral, "status"), "Closed"),
      (s) => closeOpportunity(s, product, id, referral),
      (s) => {
        const { accepted, onHold } = product.mapping.status;
        s.do(
          "Set the status reason",
          updateRow(product.connections.dataverse, product.tables.opportunity, {
            id,
            values: {
              state: optionValue(OPPORTUNITY_STATE.open),
              status: fn.if(
                fn.equals(from.Substatus, "Pending"),
                optionValue({ value: onHold }),
                optionValue({ value: accepted }),
              ),
            },
          }),
        );
      },
    );
  });
}

/** Partner Center learns the CRM's id as soon as it takes changes (domain.md §10, U8). */
function writeReference(
  s: Steps,
  product: Product,
  id: Typed<string>,
  referral: Typed<Referral>,
): void {
  s.when(
    "If Partner Center does not know the opportunity",
    fn.and(
      fn.equals(get(referral, "status"), "Active"),
      fn.not(fn.equals(fn.toLower(fn.coalesce(get(referral, "externalReferenceId"), "")), id)),
    ),
    (s) => {
      s.do(
        "Write the CRM id to the referral",
        patchReferral(product.connections.partnerCenter, fn.coalesce(get(referral, "id"), ""), [
          change("/externalReferenceId", id),
        ]),
      );
    },
  );
}
