import type { ConnectorAnswer, ConnectorCall } from "../../../src/emulator/port.ts";
import type { Run } from "../../../src/emulator/run/run.ts";
import { finalWorld } from "./final-world.ts";
import {
  type Delivery,
  type Disturbance,
  type Organization,
  openOrganization,
} from "./organization.ts";
import type { Scenario } from "./scenarios.ts";

const MINUTE = 60_000;

/** As soon as Dataverse or Partner Center would deliver again. */
export const SOON = 1000;

/** Later than any claim of a dead run. */
export const LATER = 11 * MINUTE;

/** What a person finds who looks at both systems after everything has come to rest. */
export interface Played {
  readonly organization: Organization;
  readonly world: readonly string[];
  /** What was written into either system, from the stimulus on. */
  readonly writes: number;
}

const written = ({ dataverse, partnerCenter }: Organization): number =>
  dataverse.writes().length + partnerCenter.writes().length;

/** Plays a scenario to its end; `disturbance` works from the stimulus on. */
export function play(
  scenario: Scenario,
  options: Parameters<typeof openOrganization>[0] = {},
  disturbance: Disturbance = {},
  and: {
    readonly before?: (organization: Organization) => void;
    readonly after?: (organization: Organization) => void;
  } = {},
): Played {
  let armed = false;
  const organization = openOrganization(options, {
    interrupt: (run, of) => armed && (disturbance.interrupt?.(run, of) ?? false),
    refuse: (call) => (armed ? disturbance.refuse?.(call) : undefined),
    lose: (call) => (armed ? disturbance.lose?.(call) : undefined),
  });
  scenario.prepare?.(organization);
  organization.world.run();
  const before = written(organization);
  and.before?.(organization);
  armed = true;
  scenario.stimulus(organization);
  organization.world.run();
  armed = false;
  and.after?.(organization);
  return { organization, world: finalWorld(organization), writes: written(organization) - before };
}

export const answerOf = (
  statusCode: number,
  headers: ReadonlyMap<string, string> = new Map(),
): ConnectorAnswer => ({
  statusCode,
  headers,
  body: new Map([
    [
      "error",
      new Map([
        ["code", String(statusCode)],
        ["message", `Disturbed with ${statusCode}.`],
      ]),
    ],
  ]),
});

/** How many steps runs of the flow take, and how many calls they make, when nobody disturbs them. */
export function chancesOf(scenario: Scenario, flow: string): { steps: number; calls: number } {
  const chances = { steps: 0, calls: 0 };
  play(
    scenario,
    {},
    {
      interrupt: (run) => {
        if (run.flow === flow) chances.steps += 1;
        return false;
      },
      refuse: (call) => {
        if (call.caller.flow === flow) chances.calls += 1;
        return undefined;
      },
    },
  );
  return chances;
}

/** `flow`: its run alone dies. `everything`: all runs do that have not ended. */
export type Death = "flow" | "everything";

/** Ends the flow before its nth step; the event that led to it comes again. */
export function cut(
  scenario: Scenario,
  flow: string,
  step: number,
  { death, again }: { readonly death: Death; readonly again: number },
) {
  let count = 0;
  const dead = new Set<Run>();
  return play(
    scenario,
    {},
    {
      interrupt(run, organization) {
        if (dead.has(run)) return true;
        if (run.flow !== flow) return false;
        count += 1;
        if (count !== step) return false;
        const open = organization.world.runs.filter(({ ending }) => !ending);
        for (const one of death === "everything" ? open : [run]) dead.add(one);
        redeliver(
          organization,
          organization.deliveries.filter(({ runs }) => runs.some((one) => open.includes(one))),
          again,
        );
        return true;
      },
    },
  );
}

function redeliver({ world }: Organization, deliveries: readonly Delivery[], delay: number): void {
  for (const { again } of deliveries) world.outside.schedule(delay, "again", () => void again());
}

/** `lost`: done, but the answer does not come. `refused`: not done. */
export type Failure = { readonly kind: "lost" | "refused"; readonly answer: ConnectorAnswer };

export const FAILURES: Readonly<Record<string, Failure>> = {
  "lost as 504": { kind: "lost", answer: answerOf(504) },
  "lost as 500": { kind: "lost", answer: answerOf(500) },
  "refused as 503": { kind: "refused", answer: answerOf(503) },
  "refused as 429": { kind: "refused", answer: answerOf(429, new Map([["Retry-After", "5"]])) },
};

/**
 * Disturbs the nth call of a flow; with `stubborn` every repetition of it by that run too. The event
 * comes again when all is quiet, as a seller's next edit or a resubmitted run would make it.
 */
export function fail(
  scenario: Scenario,
  flow: string,
  nth: number,
  { kind, answer }: Failure,
  stubborn: boolean,
) {
  let count = 0;
  let struck: ConnectorCall["caller"] | undefined;
  const strikes = (call: ConnectorCall): ConnectorAnswer | undefined => {
    if (call.caller.flow !== flow) return undefined;
    count += 1;
    if (count === nth) struck = call.caller;
    const same =
      call.caller.run === struck?.run && call.caller.action === struck.action && stubborn;
    return count === nth || same ? answer : undefined;
  };
  return play(scenario, {}, kind === "lost" ? { lose: strikes } : { refuse: strikes }, {
    after: (organization) => {
      const failed = organization.deliveries.filter(({ runs }) =>
        runs.some(({ ending }) => ending?.status !== "Succeeded"),
      );
      redeliver(organization, failed, LATER);
      organization.world.run();
    },
  });
}

/** What stands in only one of two worlds. */
export const difference = (
  wanted: readonly string[],
  found: readonly string[],
): readonly string[] => [
  ...wanted.filter((line) => !found.includes(line)).map((line) => `- ${line}`),
  ...found.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`),
];

/** Every event comes twice, in any order and up to `jitter` late; the steps of runs interleave. */
export function overlap(scenario: Scenario, seed: number, jitter: number) {
  return play(
    scenario,
    { seed, turns: "shuffled" },
    {},
    {
      before({ dataverse, partnerCenter }) {
        dataverse.tune({ duplicates: 1, jitter });
        partnerCenter.tune({ duplicates: 1, jitter });
      },
    },
  );
}

/** When all is quiet, everything that ever came comes again, the last first. */
export function replay(scenario: Scenario) {
  return play(
    scenario,
    {},
    {},
    {
      after(organization) {
        redeliver(organization, [...organization.deliveries].reverse(), LATER);
        organization.world.run();
      },
    },
  );
}

/** Someone else does something right before the nth step of a flow. */
export function meanwhile(
  scenario: Scenario,
  flow: string,
  step: number,
  act: (organization: Organization) => void,
) {
  let count = 0;
  return play(
    scenario,
    {},
    {
      interrupt(run, organization) {
        if (run.flow === flow) count += 1;
        if (run.flow === flow && count === step) act(organization);
        return false;
      },
    },
  );
}
