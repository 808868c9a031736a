import {
  type Action,
  allActions,
  call,
  childActions,
  filterArray,
  fn,
  get,
  literal,
  namedCall,
  type StepResult,
  type Typed,
  typed,
} from "#wdl";

/** What went wrong last ended the work; failures before it were taken care of. */
export const lastOf = (failed: Typed<readonly StepResult[]>): Typed<StepResult | null> =>
  fn.last(fn.sort(failed, "endTime"));

/** Error code of a container whose own steps failed: it says nothing about why. */
const CONTAINER_FAILED = "ActionFailed";

/** Begins the name of a step that only fails what is around it; the step before it is the cause. */
const STOP = "Stop:";

/**
 * Begins the name of every step that answers a caller. Such a step comes last, and fails when the
 * caller has given up waiting (flow-language.md §3.4).
 */
const ANSWER = "Respond";

const isCalled = (step: Typed<StepResult | null>, beginning: string): Typed<boolean> =>
  fn.equals(fn.take(fn.coalesce(get(step, "name"), ""), beginning.length), beginning);

const isRealFailure = (step: Typed<StepResult>): Typed<boolean> =>
  fn.and(
    fn.not(isCalled(step, STOP)),
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

const EMPTY_LIST = call("json", { kind: "string", value: "[]" });

/** The containers among steps, at any depth outside of loops, whose results are lists of lists. */
export function containersOf(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((action) => {
    if (action.kind !== "scope" && action.kind !== "if" && action.kind !== "switch") return [];
    return [action.name, ...childActions(action).flatMap(containersOf)];
  });
}

/** Whether the work was done and only its answer failed. */
export const isAnswer = (cause: Typed<StepResult | null>): Typed<boolean> =>
  isCalled(cause, ANSWER);

/** The steps that call child flows, at any depth; `of`: only these, by their keys. */
export const callsIn = (actions: readonly Action[], of?: readonly string[]): readonly string[] =>
  allActions(actions).flatMap(({ action }) =>
    action.kind === "child-flow" && (of?.includes(action.workflowReferenceName) ?? true)
      ? [action.name]
      : [],
  );

/**
 * A child is waited for 120 s (flow-language.md §9); which error follows is told in two ways (§3.4).
 * So what failed after nearly as long has not been answered, and the child goes on.
 */
const GIVEN_UP_SECONDS = 110;
const TICKS_PER_SECOND = 10_000_000;

/** Whether what failed is one of these calls. */
export const isOneOf = (
  cause: Typed<StepResult | null>,
  [first, ...others]: readonly string[],
): Typed<boolean> =>
  first === undefined
    ? literal(false)
    : fn.contains(fn.createArray(first, ...others), fn.coalesce(get(cause, "name"), ""));

/** The same, and the child was waited for in vain. */
export const isUnanswered = (
  cause: Typed<StepResult | null>,
  calls: readonly string[],
): Typed<boolean> =>
  calls.length === 0
    ? literal(false)
    : fn.and(
        isOneOf(cause, calls),
        fn.greaterOrEquals(
          fn.sub(ticksOf(get(cause, "endTime")), ticksOf(get(cause, "startTime"))),
          GIVEN_UP_SECONDS * TICKS_PER_SECOND,
        ),
      );

const ticksOf = (moment: Typed<string | null>): Typed<number> =>
  fn.ticks(fn.coalesce(moment, fn.utcNow()));

/**
 * The failure with the step's name: a child's reason, that a child of these calls is still at work, a
 * service's own words, or that there are none.
 */
export const reasonOf = (
  failed: Typed<StepResult | null>,
  calls: readonly string[] = [],
): Typed<string> =>
  fn.concat(
    fn.replace(fn.coalesce(get(failed, "name"), "a step"), "_", " "),
    ": ",
    fn.coalesce(
      childReason(failed),
      ...(calls.length === 0 ? [] : [fn.if(isUnanswered(failed, calls), NOT_IN_TIME, null)]),
      get(failed, "error", "message"),
      "it gave no reason",
    ),
  );

const NOT_IN_TIME = "there was no answer within two minutes; it may still be done.";

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
