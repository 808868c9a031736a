import {
  after,
  allActions,
  compose,
  fn,
  get,
  initialize,
  type Step,
  type StepResult,
  type Steps,
  set,
  type Typed,
  terminate,
  typed,
  type Variable,
} from "#wdl";
import {
  callsIn,
  containersOf,
  isAnswer,
  isOneOf,
  isUnanswered,
  lastOf,
  realFailures,
  reasonOf,
} from "./causes.ts";
import { afterReport } from "./report-failure.ts";

/** Ends the attempt with a reason in a seller's words. */
export type Fail = (steps: Steps, name: string, reason: Typed<string>) => void;

/** What the handling of a failure knows about it. */
export interface Failure {
  /** In a seller's words where a step gave some. */
  readonly reason: Typed<string>;
  /** A child flow has told the seller itself, or will: it is still at work. */
  readonly told: Typed<boolean>;
}

/** Status of a child's answer when its failure stands in the audit trail already. */
export const REFUSED = 422;

/** One scope of an attempt; a later one may read what the steps of an earlier one gave. */
export interface Stage {
  readonly name: string;
  /** For an administrator who opens the flow. */
  readonly description: string;
  readonly work: (steps: Steps, fail: Fail) => void;
  /** Child flows it calls that tell the seller themselves how their work ended. */
  readonly tellers?: readonly { readonly key: string }[];
}

/**
 * Does the work in scopes, one after the other, and handles a failure in another. The run ends Failed
 * when the work failed, whatever the handling does (flow-language.md §15): monitoring must see it.
 * When only the answer failed, as the caller had given up waiting, the run fails and the work did not.
 *
 * @param explain what is told for a reason; the reason itself where nothing explains it better
 */
export function attempt(
  steps: Steps,
  stages: readonly [Stage, ...Stage[]],
  onFailure: (steps: Steps, failure: Failure) => void,
  explain: (reason: Typed<string>) => Typed<string> = (reason) => reason,
): void {
  const problem = steps.do("Initialize problem", initialize("Problem", "String", ""));
  const fail = failInto(problem);
  const before = steps.said().length;
  let last: Step = problem;
  for (const { name, description, work } of stages) {
    last = steps.scope(name, (inside) => work(inside, fail), { description });
  }
  const actions = steps.said().slice(before);
  const tellers = stages.flatMap(({ tellers = [] }) => tellers.map(({ key }) => key));
  const answers = allActions(actions).some(({ action }) => action.kind === "response");
  steps.scope(
    "Handle the failure",
    (handling) => {
      const failed = handling.do("Find what failed", realFailures(containersOf(actions)));
      const cause = handling.do(
        "What failed last",
        compose<StepResult | null>(lastOf(failed.output)),
      ).output;
      const reason = handling.do(
        "Reason",
        compose<string>(
          explain(fn.if(fn.empty(problem.value), reasonOf(cause, callsIn(actions)), problem.value)),
        ),
      ).output;
      const told = fn.or(
        // Services refuse with the same status: only a child has told.
        fn.and(
          isOneOf(cause, callsIn(actions)),
          fn.equals(
            get(typed<{ statusCode?: number } | null>(get(cause, "outputs").node), "statusCode"),
            REFUSED,
          ),
        ),
        isUnanswered(cause, callsIn(actions, tellers)),
      );
      const ended = { status: "Failed", code: "SyncFailed", message: reason } as const;
      if (answers) {
        const handled = handling.when(
          "If the work failed",
          fn.not(isAnswer(cause)),
          (s) => onFailure(s, { reason, told }),
          (s) => void s.do("End as answered too late", terminate(ANSWERED_TOO_LATE)),
        );
        handling.do("End as failed", terminate(ended), { after: afterReport(handled) });
      } else {
        onFailure(handling, { reason, told });
        handling.do("End as failed", terminate(ended));
      }
    },
    {
      description: HANDLER,
      // Skipped where an earlier scope has failed.
      after: after(last, "Failed", "TimedOut", ...(stages.length > 1 ? SKIPPED : [])),
    },
  );
}

/** The reason is no number, so the second step fails and with it all around it. */
const failInto =
  (problem: Variable<string>): Fail =>
  (steps, name, reason) => {
    steps.do(`Because: ${name}`, set(problem, reason));
    steps.do(`Stop: ${name}`, compose(fn.int(problem.value)));
  };

const SKIPPED = ["Skipped"] as const;

const ANSWERED_TOO_LATE = {
  status: "Failed",
  code: "AnsweredTooLate",
  message: "The work is done, but whoever asked for it had stopped waiting for the answer.",
} as const;

const HANDLER = "Finds out what failed and tells it, then ends the run as failed.";
