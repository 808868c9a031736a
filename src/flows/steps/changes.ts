import { compose, fn, get, type Steps, type Typed } from "#wdl";
import { everyField, SYNC_FIELDS, type SyncField, type SyncFields } from "./sync-fields.ts";
import { agreed, type SyncState } from "./sync-state.ts";

/** Which side's change of a field is carried over. */
export interface Sides {
  /** The side whose changes are looked for. */
  readonly from: SyncFields;
  readonly to: SyncFields;
  readonly state: Typed<SyncState>;
}

/**
 * Whether the CRM's value is to be sent: it differs from the other side and from what was agreed.
 * Without an agreement the difference alone counts.
 */
export const changedInCrm = ({ from, to, state }: Sides, field: SyncField): Typed<boolean> =>
  fn.and(
    fn.not(fn.equals(from[field], to[field])),
    fn.not(fn.equals(from[field], agreed(state, field, to[field]))),
  );

/**
 * Whether the referral's value is to be taken: it differs, and nobody has changed the CRM's since
 * the agreement; a change on both sides is the CRM's to win.
 */
export const changedInReferral = ({ from, to, state }: Sides, field: SyncField): Typed<boolean> =>
  fn.and(
    fn.not(fn.equals(from[field], to[field])),
    fn.equals(to[field], agreed(state, field, to[field])),
  );

/** The agreement after `from` has been carried over where `changed` says so. */
export const newAgreement = (
  { from, to, state }: Sides,
  field: SyncField,
  changed: Typed<boolean>,
): Typed<string> =>
  fn.if(
    fn.or(changed, fn.equals(from[field], to[field])),
    from[field],
    agreed(state, field, to[field]),
  );

type Texts = Readonly<Record<string, string>>;

/** What an administrator reads in Microsoft's guide, where it has another name (domain.md §1.9). */
const GUIDED: Readonly<Partial<Record<SyncField, string>>> = {
  Visible: "ConsenttosharewithMicrosoftsellers",
};
const guided = (field: SyncField): string => GUIDED[field] ?? field;

/** The fields as they are shown; the status only shows what the substatus says. */
const shown = (fields: SyncFields): Readonly<Record<string, Typed<string>>> => ({
  ...Object.fromEntries(SYNC_FIELDS.map((field) => [guided(field), fields[field]])),
  Status: fn.if(
    fn.equals(fields.Substatus, "Pending"),
    "New",
    fn.if(fn.equals(fields.Substatus, "Accepted"), "Active", "Closed"),
  ),
});

/** Both sides worked out once, under the names that Microsoft's guide knows. */
export function composeSides(
  steps: Steps,
  name: string,
  {
    crm,
    referral,
    state,
  }: {
    readonly crm: SyncFields;
    readonly referral: SyncFields;
    readonly state: Typed<SyncState>;
  },
): { readonly crm: SyncFields; readonly referral: SyncFields; readonly state: Typed<SyncState> } {
  const { output } = steps.do(
    name,
    compose<{ readonly CRM: Texts; readonly PartnerCenter: Texts; readonly Agreed: SyncState }>({
      CRM: shown(crm),
      PartnerCenter: shown(referral),
      Agreed: state,
    }),
  );
  return {
    crm: everyField((field) => get(output, "CRM", guided(field))),
    referral: everyField((field) => get(output, "PartnerCenter", guided(field))),
    state: get(output, "Agreed"),
  };
}
