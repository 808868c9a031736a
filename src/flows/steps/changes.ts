import { fn, type Typed } from "#wdl";
import type { SyncField, SyncFields } from "./sync-fields.ts";
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
