import {
  type Action,
  after,
  call,
  childActions,
  compose,
  filterArray,
  fn,
  get,
  initialize,
  namedCall,
  record,
  type Step,
  type StepResult,
  type Steps,
  set,
  type Typed,
  terminate,
  typed,
  type Variable,
} from "#wdl";

/** Ends the attempt with a reason in a seller's words. */
export type Fail = (steps: Steps, name: string, reason: Typed<string>) => void;

/** What the handling of a failure knows about it. */
export interface Failure {
  /** In a seller's words where a step gave some. */
  readonly reason: Typed<string>;
  /** A child flow failed and has told the seller itself. */
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
}

/**
 * Does the work in scopes, one after the other, and handles a failure in another. The run ends Failed
 * when the work failed, whatever the handling does (flow-language.md §15): monitoring must see it.
 */
export function attempt(
  steps: Steps,
  stages: readonly [Stage, ...Stage[]],
  onFailure: (steps: Steps, failure: Failure) => void,
): void {
  const problem = steps.do("Initialize problem", initialize("Problem", "String", ""));
  const fail = failInto(problem);
  const work = (s: Steps): Step =>
    stages
      .map(({ name, description, work }) =>
        s.scope(name, (inside) => work(inside, fail), { description }),
      )
      .at(-1) ?? problem;
  const last = work(steps);
  steps.scope(
    "Handle the failure",
    (handling) => {
      const failed = handling.do("Find what failed", realFailures(containersOf(work)));
      const cause = lastOf(failed.output);
      const reason = handling.do(
        "Reason",
        compose<string>(fn.if(fn.empty(problem.value), reasonOf(cause), problem.value)),
      ).output;
      onFailure(handling, {
        reason,
        told: fn.equals(
          get(typed<{ statusCode?: number } | null>(get(cause, "outputs").node), "statusCode"),
          REFUSED,
        ),
      });
      handling.do(
        "End as failed",
        terminate({ status: "Failed", code: "SyncFailed", message: reason }),
      );
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

const HANDLER = "Finds out what failed and tells it, then ends the run as failed.";

/** What went wrong last ended the work; failures before it were taken care of. */
export const lastOf = (failed: Typed<readonly StepResult[]>): Typed<StepResult | null> =>
  fn.last(fn.sort(failed, "endTime"));

/** Error code of a container whose own steps failed: it says nothing about why. */
const CONTAINER_FAILED = "ActionFailed";

/** Begins the name of a step that only fails what is around it; the step before it is the cause. */
const STOP = "Stop:";

const isRealFailure = (step: Typed<StepResult>): Typed<boolean> =>
  fn.and(
    fn.not(fn.equals(fn.take(fn.coalesce(get(step, "name"), ""), STOP.length), STOP)),
    fn.or(fn.equals(get(step, "status"), "Failed"), fn.equals(get(step, "status"), "TimedOut")),
    fn.not(fn.equals(get(step, "error", "code"), CONTAINER_FAILED)),
  );

/** What failed directly in one of these containers, without the containers themselves. */
export const realFailures = (containers: readonly string[]) =>
  filterArray(resultsOf(containers), isRealFailure);

/** `result()` shows one level only, so the results of all containers are joined. */
function resultsOf(containers: readonly string[]): Typed<readonly StepResult[]> {
  const results = containers.map((container) =>
    call("coalesce", namedCall("result", container), EMPTY_LIST),
  );
  const [only] = results;
  return typed(results.length === 1 && only ? only : call("union", ...results));
}

/** The containers that steps say, at any depth outside of loops. */
export const containersOf = (work: (steps: Steps) => unknown): readonly string[] =>
  containersIn(record((steps) => void work(steps)).actions);

const EMPTY_LIST = call("json", { kind: "string", value: "[]" });

/** Loops are left out: their results are lists of lists. */
function containersIn(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((action) => {
    if (action.kind !== "scope" && action.kind !== "if" && action.kind !== "switch") return [];
    return [action.name, ...childActions(action).flatMap(containersIn)];
  });
}

/** The failure with the step's name: a child's reason, a service's own words, or that there are none. */
export const reasonOf = (failed: Typed<StepResult | null>): Typed<string> =>
  fn.concat(
    fn.replace(fn.coalesce(get(failed, "name"), "a step"), "_", " "),
    ": ",
    fn.coalesce(childReason(failed), get(failed, "error", "message"), "it gave no reason"),
  );

interface ChildOutputs {
  readonly body?: { readonly Reason?: string | null } | null;
}

/** `Reason` in the body of a child's answer; other bodies may be text, which has no properties. */
function childReason(failed: Typed<StepResult | null>): Typed<string | null> {
  const outputs = fn.string(fn.coalesce(get(failed, "outputs"), ""));
  const answer: Typed<ChildOutputs> = fn.json<ChildOutputs>(
    fn.if(fn.contains(outputs, '"Reason":'), outputs, "{}"),
  );
  return get(answer, "body", "Reason");
}
