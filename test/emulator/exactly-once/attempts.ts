import {
  chancesOf,
  cut,
  type Death,
  difference,
  FAILURES,
  fail,
  LATER,
  meanwhile,
  overlap,
  type Played,
  play,
  replay,
  SOON,
} from "./disturb.ts";
import { FLOWS, type Organization } from "./organization.ts";
import { partnerEdits, type Scenario, sellerEdits } from "./scenarios.ts";

/** One world that is disturbed once. */
export interface Attempt {
  readonly name: string;
  /** What is wrong with it in the end; empty when nothing is. */
  readonly run: () => readonly string[];
}

/** The flows that write into the other system. */
const WRITERS = [FLOWS.create, FLOWS.helper, FLOWS.update] as const;

const DEATHS: readonly Death[] = ["flow", "everything"];

/** Ends each run after every action, and loses or refuses every call, once each. */
export function singleFaults(scenario: Scenario): readonly Attempt[] {
  const wanted = play(scenario).world;
  return WRITERS.flatMap((flow) => {
    const { steps, calls } = chancesOf(scenario, flow);
    const cuts = numbers(steps).flatMap((step) =>
      DEATHS.flatMap((death) =>
        [SOON, LATER].map((again) => ({
          name: `${flow}: ${death} ended before step ${step}, event again after ${again} ms`,
          run: () => difference(wanted, cut(scenario, flow, step, { death, again }).world),
        })),
      ),
    );
    const failures = numbers(calls).flatMap((call) =>
      Object.entries(FAILURES).flatMap(([what, failure]) =>
        [false, true].map((stubborn) => ({
          name: `${flow}: call ${call} ${what}${stubborn ? ", always" : ""}`,
          run: () => difference(wanted, fail(scenario, flow, call, failure, stubborn).world),
        })),
      ),
    );
    return [...cuts, ...failures];
  });
}

/** Milliseconds by which events may be late. */
const JITTERS = [0, 3000, 60_000] as const;

/** Every event twice and out of order, over seeds; and everything again at the end. */
export function repetitions(scenario: Scenario, seeds: number): readonly Attempt[] {
  const { world, writes } = play(scenario);
  const judged = (played: Pick<Played, "world" | "writes">): readonly string[] => [
    ...difference(world, played.world),
    ...(played.writes > 2 * writes ? [`${played.writes} writes instead of ${writes}`] : []),
  ];
  return [
    { name: "everything again at the end", run: () => judged(replay(scenario)) },
    ...JITTERS.flatMap((jitter) =>
      numbers(seeds).map((seed) => ({
        name: `twice, up to ${jitter} ms late, seed ${seed}`,
        run: () => judged(overlap(scenario, seed, jitter)),
      })),
    ),
  ];
}

const DAY = "2027-01-31";
const NAME = "Renamed deal";

/** The flows that others may disturb: those that write into the other system, and who writes rows for them. */
const DISTURBED = [...WRITERS, FLOWS.customize] as const;

/** A seller renames the deal and changes its closing date, or a colleague does that, right before each step of a flow. */
export function secondEditors(scenario: Scenario): readonly Attempt[] {
  const seller = (organization: Organization) =>
    sellerEdits(organization, { estimatedclosedate: DAY, name: NAME });
  const colleague = (organization: Organization) =>
    partnerEdits(organization, { details: { closingDateTime: `${DAY}T00:00:00Z` } });
  return DISTURBED.flatMap((flow) =>
    numbers(chancesOf(scenario, flow).steps).flatMap((step) =>
      [
        { who: "seller", act: seller, name: NAME },
        { who: "colleague", act: colleague },
      ].map(({ who, act, name }) => ({
        name: `${who} edits before step ${step} of ${flow}`,
        run: () => withoutEdit(meanwhile(scenario, flow, step, act).organization, name),
      })),
    ),
  );
}

/** Whether an edit got lost, on either side; one row and one referral each. */
function withoutEdit(
  { dataverse, partnerCenter, world }: Organization,
  name = "",
): readonly string[] {
  const days = [
    ...dataverse.rows("opportunity").map((row) => String(row.get("estimatedclosedate"))),
    ...partnerCenter.referrals("partner").map((referral) => {
      const details = referral.get("details");
      return details instanceof Map ? String(details.get("closingDateTime")).slice(0, 10) : "";
    }),
  ];
  const right = days.length === 2 && days.every((day) => day === DAY) && !world.loop();
  const names = dataverse.rows("opportunity").map((row) => String(row.get("name")));
  return [
    ...(right ? [] : [`the closing dates are ${days.join(" and ")}`]),
    ...(names.every((one) => one.endsWith(name)) ? [] : [`the name is ${names.join(" and ")}`]),
  ];
}

const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

/** About `count` of them, spread evenly and so that every kind has its turn. */
export function sampled(attempts: readonly Attempt[], count: number): readonly Attempt[] {
  const stride = Math.max(1, Math.ceil(attempts.length / count)) | 1;
  return attempts.filter((_, index) => index % stride === 0);
}

export const failuresOf = (attempts: readonly Attempt[]): readonly string[] =>
  attempts.flatMap(({ name, run }) => {
    const wrong = run();
    return wrong.length === 0 ? [] : [[name, ...wrong].join("\n")];
  });
