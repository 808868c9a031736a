import { compose, fn, get, type Steps, type Typed, typed } from "#wdl";
import { SYNC_FIELDS, type SyncField } from "./sync-fields.ts";

/**
 * What both sides last agreed on, kept as JSON text in the opportunity. A field that differs from it
 * on one side only has been changed there; changed on both sides, the CRM's value wins. Without it
 * two flows that run at once could each carry the other's old value back (flow-language.md §15).
 */
export type SyncState = { readonly [Field in SyncField]?: string | null };

/**
 * Stands for the solutions while their rows are being added and removed: half of them must not be
 * taken for a seller's change. Should the run die, the next event finds it and does the rest.
 */
export const BEING_EXCHANGED = "*";

/** The state of an opportunity; empty when nothing has been agreed on yet. */
export const readSyncState = (text: Typed<string | null>): Typed<SyncState> =>
  typed(fn.json(fn.if(fn.empty(fn.coalesce(text, "")), "{}", fn.coalesce(text, ""))).node);

/** A step that shows what is agreed on, and its text for the column: one order, so that equal is equal. */
export const syncStateText = (
  steps: Steps,
  name: string,
  fields: Readonly<Record<SyncField, Typed<string | null>>>,
): Typed<string> =>
  fn.string(
    steps.do(
      name,
      compose<object>(Object.fromEntries(SYNC_FIELDS.map((field) => [field, fields[field]]))),
    ).output,
  );

export const agreed = (
  state: Typed<SyncState>,
  field: SyncField,
  otherwise: Typed<string>,
): Typed<string> => fn.coalesce(get(state, field), otherwise);

export const isBeingExchanged = (state: Typed<SyncState>): Typed<boolean> =>
  fn.equals(get(state, "Solutions"), BEING_EXCHANGED);
