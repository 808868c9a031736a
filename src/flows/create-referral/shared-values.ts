import type { Referral } from "#connectors";
import { fn, get, literal, type Steps, select, type Typed, typed } from "#wdl";
import type { Product } from "../product.ts";
import { composeSides, newAgreement, type Sides } from "../steps/changes.ts";
import { NOBODY } from "../steps/constants.ts";
import { lackingIn } from "../steps/people.ts";
import { referralLink } from "../steps/referral-link.ts";
import { everyField, flag, referralFields } from "../steps/sync-fields.ts";
import { agreed, readSyncState, syncStateText } from "../steps/sync-state.ts";
import { isKnown, ownReferral, type Progress } from "./create-missing.ts";
import type { SharedFacts } from "./shared-facts.ts";

/** What the opportunity remembers of its referral. */
export function sharedValues(
  s: Steps,
  product: Product,
  state: string,
  progress: Progress,
  facts: SharedFacts,
  visible: Typed<boolean>,
  help: Typed<string>,
) {
  const referral = typed<Referral>(ownReferral(progress).node);
  const id = fn.coalesce(get(referral, "id"), "");
  const identifiers = s.do(
    `Solution identifiers: ${state}`,
    select<{ id?: string | null }, string>(
      fn.coalesce(get(referral, "details", "requirements", "solutions"), NOBODY),
      (item) => fn.coalesce(get(item, "id"), ""),
    ),
  ).output;
  const composed = composeSides(s, `Both sides: ${state}`, {
    crm: facts.fields,
    referral: referralFields(referral, identifiers),
    state: readSyncState(facts.row.syncState),
  });
  const sides: Sides = { from: composed.crm, to: composed.referral, state: composed.state };
  const unsent = lackingIn(s, `Whom the referral lacks: ${state}`, facts.team, referral);
  const microsoft = typed<Referral | null>(progress.microsoft.value.node);
  return {
    // What Microsoft does before this is written finds no opportunity that it could be told to.
    microsoftStatus: fn.if(
      isKnown(progress.microsoft),
      fn.concat(get(microsoft, "status"), "/", get(microsoft, "substatus")),
      "",
    ),
    microsoftCrmIdentifier: fn.coalesce(
      get(microsoft, "trackingInfo", "microsoftMsxId"),
      facts.row.microsoftCrmIdentifier,
      "",
    ),
    referralIdentifier: id,
    referralLink: referralLink(product, id),
    engagementIdentifier: get(referral, "engagementId"),
    referralProgram: get(referral, "referralProgram"),
    visibility: visible,
    syncState: syncStateText(s, state, {
      // The referral may be older than what was read of the opportunity, or a colleague has changed
      // it since: what differs is left to the next comparison.
      ...everyField((field) => newAgreement(sides, field, literal(false))),
      Team: fn.if(fn.empty(unsent), facts.fields.Team, agreed(sides.state, "Team", literal(""))),
      Visible: flag(visible),
      Help: help,
    }),
  };
}
