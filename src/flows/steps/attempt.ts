import {
  type Action,
  actionName,
  after,
  call,
  childActions,
  compose,
  filterArray,
  fn,
  get,
  initialize,
  namedCall,
  type RunAfter,
  record,
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

/**
 * Does the work in one scope and handles its failure in another. The run ends Failed when the work
 * failed, whatever the handling does (flow-language.md §15): monitoring must see it.
 */
export function attempt(
  steps: Steps,
  name: string,
  work: (steps: Steps, fail: Fail) => void,
  onFailure: (steps: Steps, failure: Failure) => void,
  runAfter?: RunAfter,
): void {
  const problem = steps.do(
    "Initialize problem",
    initialize("Problem", "String", ""),
    runAfter === undefined ? {} : { after: runAfter },
  );
  const fail = failInto(problem);
  const tried = steps.scope(name, (s) => work(s, fail));
  steps.scope(
    "Handle the failure",
    (handling) => {
      const failed = handling.do(
        "Find what failed",
        realFailures([actionName(name), ...containersOf((s) => work(s, fail))]),
      );
      const cause = lastOf(failed.output);
      const reason = fn.if(fn.empty(problem.value), reasonOf(cause), problem.value);
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
    { after: after(tried, "Failed", "TimedOut") },
  );
}

/** The reason is no number, so the second step fails and with it all around it. */
const failInto =
  (problem: Variable<string>): Fail =>
  (steps, name, reason) => {
    steps.do(`Because: ${name}`, set(problem, reason));
    steps.do(`Stop: ${name}`, compose(fn.int(problem.value)));
  };

/** What went wrong last ended the work; failures before it were taken care of. */
export const lastOf = (failed: Typed<readonly StepResult[]>): Typed<StepResult | null> =>
  fn.last(fn.sort(failed, "endTime"));

/** Error code of a container whose own steps failed: it says nothing about why. */
const CONTAINER_FAILED = "ActionFailed";

/** Begins the name of a step that only fails what is around it; the step before it is the cause. */
const STOP = "Stop:";

const isRealFailure = (step: Typed<StepResult>): Typed<boolean> =>
  fn.and(
    // Whether a search heeds case is not certain, so both are lower case.
    fn.not(fn.startsWith(fn.toLower(fn.coalesce(get(step, "name"), "")), STOP.toLowerCase())),
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
export const containersOf = (work: (steps: Steps) => void): readonly string[] =>
  containersIn(record(work).actions);

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
