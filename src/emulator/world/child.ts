import type { ConnectorAnswer } from "../port.ts";
import { giveUpOn, type Run } from "../run/run.ts";
import type { ActiveFlow } from "./active-flow.ts";
import { ANSWERS_NOBODY, NO_RESPONSE, NOT_ON, TIMED_OUT, TOO_MANY } from "./answers.ts";
import type { TriggerOutputs } from "./firing.ts";

export type Answered = (answer: ConnectorAnswer | undefined) => void;

/** What calling a child needs of the world. */
export interface ChildWorld {
  schedule(delay: number, happen: () => void, wanted?: () => boolean): void;
  begin(flow: ActiveFlow, outputs: TriggerOutputs, onResponse: Answered): Run | undefined;
  /** The caller has something to do again. */
  resume(run: Run): void;
}

/** A caller waits this long for a child's answer. */
const CHILD_TIMEOUT = 120_000;

/** Starts a child flow; `done` hears its Response, or what the gateway says instead. */
export function callChild(
  { schedule, begin, resume }: ChildWorld,
  flow: ActiveFlow | undefined,
  outputs: TriggerOutputs,
  caller: () => Run | undefined,
  done: Answered,
): void {
  let open = true;
  const close = (answer: ConnectorAnswer): void => {
    const run = caller();
    if (!open || !run || run.ending) return;
    open = false;
    done(answer);
    resume(run);
  };
  if (!flow) {
    schedule(0, () => close(NOT_ON));
    return;
  }
  const { responses } = flow.flow;
  if (responses === "none") {
    schedule(0, () => close(ANSWERS_NOBODY));
    return;
  }
  if (flow.places && flow.places.enter(outputs, "now") !== "start") {
    schedule(0, () => close(TOO_MANY));
    return;
  }
  const started = begin(flow, outputs, (answer) => schedule(0, () => close(answer ?? NO_RESPONSE)));
  if (!started) schedule(0, () => close(NO_RESPONSE));
  else if (responses === "at-once") {
    schedule(
      CHILD_TIMEOUT,
      () => {
        giveUpOn(started);
        close(TIMED_OUT);
      },
      () => open && !caller()?.ending,
    );
  }
}
