import type { Referral } from "#connectors";
import { fn, get, literal, type Steps, type Typed } from "#wdl";
import { changedInCrm, type Sides } from "../steps/changes.ts";
import { agreed } from "../steps/sync-state.ts";
import { workOut } from "../steps/work-out.ts";

interface Decisions {
  /** The referral waited for an answer, and the seller gave one. */
  readonly decided: Typed<boolean>;
  readonly accepted: Typed<boolean>;
  readonly declined: Typed<boolean>;
  /** A referral that waits takes no other changes. */
  readonly mayChange: Typed<boolean>;
  /** Help of Microsoft is asked for the first time. */
  readonly help: Typed<boolean>;
}

/** What the seller's change means, worked out once. */
export function decide(s: Steps, sides: Sides, referral: Typed<Referral>): Decisions {
  const { from, to } = sides;
  const waiting = fn.equals(to.Substatus, "Pending");
  const decided = fn.and(waiting, changedInCrm(sides, "Substatus"));
  const lost = fn.equals(from.Substatus, "Lost");
  const accepted = fn.and(decided, fn.not(lost));
  return workOut(s, "Decisions", {
    decided,
    accepted,
    declined: fn.and(decided, lost),
    mayChange: fn.or(fn.not(waiting), accepted),
    help: fn.and(
      fn.not(fn.empty(from.Help)),
      // Nobody is invited to a deal that is over.
      fn.not(fn.or(fn.equals(from.Substatus, "Won"), lost)),
      fn.empty(agreed(sides.state, "Help", literal(""))),
      // What Microsoft sent has its help already.
      fn.or(
        fn.equals(get(referral, "type"), "Independent"),
        fn.equals(get(referral, "direction"), "Outgoing"),
      ),
    ),
  });
}
