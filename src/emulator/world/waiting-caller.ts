import type { Profile } from "../interpreter/profile.ts";
import type { ConnectorAnswer } from "../port.ts";
import { giveUpOn, type Run } from "../run/run.ts";
import type { ActiveFlow } from "./active-flow.ts";
import { NO_RESPONSE, TIMED_OUT } from "./answers.ts";
import type { TriggerOutputs } from "./firing.ts";

export type Answered = (answer: ConnectorAnswer | undefined) => void;

/** What a caller who waits for a flow's Response needs of the world. */
export interface CalledWorld {
  readonly profile: Profile;
  schedule(delay: number, happen: () => void, wanted?: () => boolean): void;
  begin(flow: ActiveFlow, outputs: TriggerOutputs, onResponse: Answered): Run | undefined;
}

/** A caller waits this long for an answer (flow-language.md §9). */
const LONGEST_WAIT = 120_000;

/** Sources differ on what the gateway says then: 504, or 502 as of a child that ends without a Response. */
const WHEN_GIVEN_UP = { host: TIMED_OUT, strict: NO_RESPONSE } as const;

/**
 * Starts a run for a caller who waits. `done` is told once, later: the Response, or what the gateway
 * says instead. `waits` is false once the caller itself has gone.
 */
export function beginFor(
  { profile, schedule, begin }: CalledWorld,
  flow: ActiveFlow,
  outputs: TriggerOutputs,
  waits: () => boolean,
  done: (answer: ConnectorAnswer) => void,
): Run | undefined {
  let open = true;
  const close = (answer: ConnectorAnswer): void => {
    if (!open) return;
    open = false;
    done(answer);
  };
  const run = begin(flow, outputs, (answer) => schedule(0, () => close(answer ?? NO_RESPONSE)));
  if (!run) schedule(0, () => close(NO_RESPONSE));
  else if (flow.flow.responses === "at-once") {
    const giveUp = (): void => {
      giveUpOn(run);
      close(WHEN_GIVEN_UP[profile]);
    };
    schedule(LONGEST_WAIT, giveUp, () => open && waits());
  }
  return run;
}
