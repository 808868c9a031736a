import { createReferral, listReferrals, type Referral, type ReferralInput } from "#connectors";
import {
  after,
  type Draft,
  delay,
  filterArray,
  fn,
  get,
  initialize,
  type Step,
  type Steps,
  set,
  type Typed,
  text,
  typed,
  type Variable,
} from "#wdl";
import type { Product } from "../product.ts";
import { NOBODY } from "../steps/constants.ts";
import { odataText } from "../steps/odata.ts";
import { errorMessageOf, statusCodeOf, succeeded } from "../steps/outcome.ts";
import { findExisting, isMicrosoftReferral } from "./find-existing.ts";

/** What the run knows so far; variables stand at the top of a flow. */
export interface Progress {
  readonly own: Variable<unknown>;
  readonly microsoft: Variable<unknown>;
  readonly found: Variable<readonly unknown[]>;
  readonly skip: Variable<number>;
  /** Claims of the opportunity. */
  readonly claims: Variable<readonly unknown[]>;
  /** Partner Center may hold a referral that this run does not know. */
  readonly search: Variable<boolean>;
  /** An answer was lost: nothing is created any more before what it was about is found. */
  readonly uncertain: Variable<boolean>;
  /** Why it cannot be done, in a seller's words. */
  readonly refusal: Variable<string>;
  /** Why a solution has no trace. */
  readonly trace: Variable<string>;
}

export const initializeProgress = (s: Steps): Progress => ({
  own: s.do("Initialize our referral", initialize("Our referral", "Object")),
  microsoft: s.do("Initialize the Microsoft referral", initialize("Microsoft referral", "Object")),
  found: s.do("Initialize found referrals", initialize("Found referrals", "Array", [])),
  skip: s.do("Initialize skip", initialize("Skip", "Integer", 0)),
  claims: s.do("Initialize claims", initialize("Claims", "Array", [])),
  search: s.do("Initialize search", initialize("Search first", "Boolean", false)),
  uncertain: s.do("Initialize uncertain", initialize("Uncertain", "Boolean", false)),
  refusal: s.do("Initialize refusal", initialize("Refusal", "String", "")),
  trace: s.do("Initialize why there is no trace", initialize("No trace", "String", "")),
});

export const ownReferral = ({ own }: Progress): Typed<Referral | null> => typed(own.value.node);

export const isKnown = ({ value }: Variable<unknown>): Typed<boolean> =>
  fn.not(fn.equals(fn.string(value), ""));

/** Everything that was asked for exists. */
export const isComplete = (progress: Progress, coSell: Typed<boolean>): Typed<boolean> =>
  fn.and(isKnown(progress.own), fn.or(fn.not(coSell), isKnown(progress.microsoft)));

const ATTEMPTS = 3;
/** Time for Partner Center to show a referral whose answer was lost. */
const PAUSE_SECONDS = 15;

/**
 * Creates what is missing of the one or two referrals. An answer that says no ends the work with a
 * refusal; an answer that was lost is followed by a search, never by a second creation. What follows
 * looks at what is there, whether the work was done or its time was over: sources differ on how a
 * loop ends whose time is over.
 */
export function createMissing(
  steps: Steps,
  product: Product,
  progress: Progress,
  what: {
    readonly opportunity: Typed<string>;
    readonly since: Typed<string>;
    readonly coSell: Typed<boolean>;
    /** Whether there is time for a creation before another run may begin one. */
    readonly inTime: Typed<boolean>;
    /** Our referral and, without its engagement, Microsoft's. */
    readonly ours: ReferralInput;
    readonly invitation: ReferralInput;
  },
): Step {
  const { own, microsoft, search, uncertain, refusal } = progress;
  const connection = product.connections.partnerCenter;
  const mayCreate = fn.and(fn.not(uncertain.value), fn.empty(refusal.value), what.inTime);
  return steps.until("Create what is missing", { count: ATTEMPTS, timeout: "PT15M" }, (s) => {
    s.when("If it may exist already", fn.and(search.value, fn.not(isKnown(own))), (s) =>
      searchForOurs(s, product, progress, what),
    );
    s.when("If our referral is missing", fn.and(fn.not(isKnown(own)), mayCreate), (s) =>
      createOne(s, "Create our referral", createReferral(connection, what.ours), progress, own),
    );
    s.when(
      "If Microsoft is to be invited",
      fn.and(what.coSell, isKnown(own), fn.not(isKnown(microsoft)), fn.empty(refusal.value)),
      (s) => {
        const engagement = fn.coalesce(get(ownReferral(progress), "engagementId"), "");
        const listed = s.do(
          "List the engagement",
          listReferrals(connection, { filter: text`engagementId eq '${odataText(engagement)}'` }),
        );
        const others = s.do(
          "Referrals of Microsoft",
          filterArray(fn.coalesce(listed.referrals, NOBODY), isMicrosoftReferral),
        );
        s.when(
          "If Microsoft has been invited",
          fn.greater(fn.length(others.output), 0),
          (s) => {
            s.do("Keep the invitation", set(microsoft, fn.first(others.output)));
          },
          (s) => {
            s.when("If Microsoft may be invited", mayCreate, (s) =>
              createOne(
                s,
                "Create Microsoft Referral",
                createReferral(connection, { ...what.invitation, engagementId: engagement }),
                progress,
                microsoft,
              ),
            );
          },
        );
      },
    );
    return fn.or(fn.not(fn.empty(refusal.value)), isComplete(progress, what.coSell));
  });
}

function searchForOurs(
  steps: Steps,
  product: Product,
  { own, found, skip, uncertain }: Progress,
  what: { readonly opportunity: Typed<string>; readonly since: Typed<string> },
): void {
  steps.do("Start at the first page", set(skip, 0));
  const searched = findExisting(steps, product, { ...what, skip, found });
  const referrals = typed<readonly Referral[]>(found.value.node);
  const ours = steps.do(
    "Our own among them",
    filterArray(referrals, (referral) => fn.not(isMicrosoftReferral(referral))),
    { after: after(searched, "Succeeded", "TimedOut") },
  );
  steps.when("If ours was found", fn.greater(fn.length(ours.output), 0), (s) => {
    s.do("Keep what was found", set(own, fn.first(ours.output)));
    s.do("Certain again", set(uncertain, false));
  });
}

/** One creation and what its answer means. */
function createOne(
  steps: Steps,
  name: string,
  draft: Draft<{ readonly referral: Typed<Referral> }>,
  { search, uncertain, refusal }: Progress,
  into: Variable<unknown>,
): void {
  const created = steps.do(name, draft);
  steps.switchOn(
    `What came of it: ${name}`,
    outcomeOf(name),
    {
      created: (s) => {
        s.do(`Keep: ${name}`, set(into, created.referral));
      },
      busy: (s) => {
        s.do(`Wait: ${name}`, delay(PAUSE_SECONDS, "Second"));
      },
      refused: (s) => {
        s.do(
          `Why: ${name}`,
          set(
            refusal,
            fn.concat(
              "Partner Center refused the referral: ",
              fn.coalesce(errorMessageOf(name), "no reason was given"),
            ),
          ),
        );
      },
    },
    (s) => {
      s.do(`Search next: ${name}`, set(search, true));
      s.do(`Uncertain: ${name}`, set(uncertain, true));
      s.do(`Give Partner Center time: ${name}`, delay(PAUSE_SECONDS, "Second"));
    },
    { after: after(created, "Succeeded", "Failed", "TimedOut") },
  );
}

/** `created`, `busy` (nothing was done), `refused` (for good), or `lost`: nobody knows. */
function outcomeOf(name: string): Typed<string> {
  const status = fn.coalesce(statusCodeOf(name), 0);
  const certain = fn.and(
    fn.greaterOrEquals(status, 400),
    fn.less(status, 500),
    fn.not(fn.equals(status, TIMED_OUT)),
  );
  return fn.if(
    succeeded(name),
    "created",
    fn.if(fn.equals(status, TOO_MANY), "busy", fn.if(certain, "refused", "lost")),
  );
}

const TIMED_OUT = 408;
const TOO_MANY = 429;
