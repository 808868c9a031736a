import {
  change,
  type Member,
  type PatchInput,
  type PatchOperation,
  type Referral,
} from "#connectors";
import { compose, filterArray, fn, get, literal, type Steps, select, type Typed } from "#wdl";
import { changedInCrm, newAgreement, type Sides } from "../steps/changes.ts";
import type { OpportunityFacts } from "../steps/opportunity-facts.ts";
import { people } from "../steps/people.ts";
import { closingDateTime, dealValueNumber } from "../steps/referral-body.ts";
import { everyField, type SyncField, type SyncFields } from "../steps/sync-fields.ts";
import { isBeingExchanged } from "../steps/sync-state.ts";
import type { Operations } from "./send-changes.ts";

interface Candidate extends PatchOperation {
  readonly changed: boolean;
}

/** Which fields this run carries over, decided once and used for the patch and the agreement. */
export type Changed = Readonly<Record<SyncField, Typed<boolean>>>;

/** What of the CRM's values may go to an active referral (domain.md §4.5, §7). */
export function changesOf(sides: Sides): Changed {
  const { from, to } = sides;
  const never = literal(false);
  const differs = (field: SyncField) => changedInCrm(sides, field);
  const filled = (field: SyncField) => fn.and(differs(field), fn.not(fn.empty(from[field])));
  return {
    // Partner Center does not let the name of a referral be changed.
    Name: never,
    CurrencyCode: filled("CurrencyCode"),
    DealValue: differs("DealValue"),
    ClosingDate: filled("ClosingDate"),
    Notes: differs("Notes"),
    Substatus: fn.and(
      differs("Substatus"),
      fn.or(fn.equals(from.Substatus, "Won"), fn.equals(from.Substatus, "Lost")),
    ),
    // One way: what Microsoft has seen cannot be hidden again. An invitation shows it once it is valid.
    Visible: fn.and(fn.equals(from.Visible, "true"), fn.equals(to.Visible, "false")),
    Solutions: fn.and(filled("Solutions"), fn.not(isBeingExchanged(sides.state))),
    Contact: filled("Contact"),
    Team: differs("Team"),
    Help: never,
  };
}

/** What both sides agree on once these are sent. */
export const agreements = (sides: Sides, changed: Changed): SyncFields =>
  everyField((field) => newAgreement(sides, field, changed[field]));

/** One way: what Microsoft has seen or is shown now cannot be hidden again (domain.md §1.6). */
export const isShown = ({ from, to }: Sides, changed: Changed): Typed<boolean> =>
  fn.and(fn.equals(from.Visible, "false"), fn.or(fn.equals(to.Visible, "true"), changed.Visible));

export const onlyIf = (condition: Typed<boolean>, changed: Changed): Changed =>
  everyField((field) => fn.and(condition, changed[field]));

/** The patch operations for what changed. */
export function patchOperations(
  s: Steps,
  facts: OpportunityFacts,
  referral: Typed<Referral>,
  changed: Changed,
  lostReason: Typed<string>,
  accepted: Typed<boolean>,
): Operations {
  const { fields } = facts;
  const id = fn.coalesce(facts.row.id, "");
  const candidate = (when: Typed<boolean>, operation: PatchInput) => ({
    changed: when,
    ...operation,
  });
  const customer = s.do(
    "Team of the customer",
    compose<readonly Member[]>(people(facts.contact)),
  ).output;
  const candidates = s.do(
    "Possible changes",
    compose<readonly Candidate[]>([
      // It could not be told while the referral waited to be accepted (domain.md §10, U8).
      candidate(
        fn.and(
          accepted,
          fn.not(fn.equals(fn.toLower(fn.coalesce(get(referral, "externalReferenceId"), "")), id)),
        ),
        change("/externalReferenceId", id),
      ),
      candidate(changed.Contact, change("/customerProfile/team", customer)),
      candidate(
        changed.ClosingDate,
        change("/details/closingDateTime", closingDateTime(fields.ClosingDate)),
      ),
      candidate(changed.CurrencyCode, change("/details/currency", fields.CurrencyCode)),
      candidate(changed.DealValue, change("/details/dealValue", dealValueNumber(facts))),
      candidate(changed.Notes, change("/details/notes", fields.Notes)),
      candidate(changed.Solutions, change("/details/requirements/solutions", facts.solutions)),
      candidate(
        changed.Visible,
        change("/consent/consentToShareReferralWithMicrosoftSellers", true),
      ),
    ]),
  );
  const endings = s.do(
    "Possible end",
    compose<readonly Candidate[]>([
      candidate(changed.Substatus, change("/status", "Closed")),
      candidate(
        changed.Substatus,
        change("/substatus", fn.if(fn.equals(fields.Substatus, "Won"), "Won", "Lost")),
      ),
      candidate(
        fn.and(
          changed.Substatus,
          fn.equals(fields.Substatus, "Lost"),
          fn.not(fn.empty(lostReason)),
        ),
        change("/statusReason", lostReason),
      ),
    ]),
  );
  return {
    fields: wanted(s, "Patch operations", "Changes", candidates.output),
    end: wanted(s, "Operations of the end", "The end", endings.output),
  };
}

/** The candidates that are wanted, as operations. */
function wanted(
  s: Steps,
  name: string,
  found: string,
  candidates: Typed<readonly Candidate[]>,
): Typed<readonly PatchOperation[]> {
  const { output } = s.do(
    found,
    filterArray(candidates, (item) => fn.equals(get(item, "changed"), true)),
  );
  return s.do(
    name,
    select<Candidate, PatchOperation>(output, (item) => ({
      op: get(item, "op"),
      path: get(item, "path"),
      value: get(item, "value"),
    })),
  ).output;
}
