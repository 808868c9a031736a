import { fn, literal, type Typed } from "#wdl";
import { changedInReferral, newAgreement, type Sides } from "../steps/changes.ts";
import { everyField, type SyncField, type SyncFields } from "../steps/sync-fields.ts";
import { agreed, isBeingExchanged } from "../steps/sync-state.ts";

/** Which of the referral's values are taken; a change on both sides is the CRM's to win. */
export function changesIn(sides: Sides): Readonly<Record<keyof SyncFields, Typed<boolean>>> {
  const { from, to, state } = sides;
  const never = literal(false);
  const differs = (field: keyof SyncFields) => changedInReferral(sides, field);
  const isOpen = fn.or(fn.equals(to.Substatus, "Pending"), fn.equals(to.Substatus, "Accepted"));
  const isClosed = fn.or(fn.equals(from.Substatus, "Won"), fn.equals(from.Substatus, "Lost"));
  const wasClosed = fn.equals(agreed(state, "Substatus", literal("")), from.Substatus);
  return {
    Name: fn.and(differs("Name"), fn.not(fn.empty(from.Name))),
    CurrencyCode: fn.and(differs("CurrencyCode"), fn.not(fn.empty(from.CurrencyCode))),
    DealValue: differs("DealValue"),
    ClosingDate: differs("ClosingDate"),
    Notes: differs("Notes"),
    // A closed referral cannot be opened again, so it closes the opportunity whatever it was.
    Substatus: fn.or(differs("Substatus"), fn.and(isClosed, isOpen, fn.not(wasClosed))),
    Visible: fn.and(fn.equals(from.Visible, "true"), fn.equals(to.Visible, "false")),
    Solutions: fn.or(
      differs("Solutions"),
      fn.and(isBeingExchanged(state), fn.not(fn.equals(from.Solutions, to.Solutions))),
    ),
    Contact: never,
    Team: never,
    Help: never,
  };
}

const NEVER_TAKEN: readonly SyncField[] = ["Team", "Contact", "Help"];

/** What both sides agree on once the changes are taken. */
export const newAgreements = (
  sides: Sides,
  changed: Readonly<Record<SyncField, Typed<boolean>>>,
): SyncFields =>
  everyField((field) =>
    NEVER_TAKEN.includes(field) ? sides.from[field] : newAgreement(sides, field, changed[field]),
  );

/** What they agreed on before. */
export const agreementsOf = ({ state, from, to }: Sides): SyncFields =>
  everyField((field) =>
    NEVER_TAKEN.includes(field) ? from[field] : agreed(state, field, to[field]),
  );
