import { actionName, after, type Draft, fn, type RunAfter, type Steps, type Typed } from "#wdl";
import type { Fail } from "./attempt.ts";
import { errorMessageOf, statusCodeOf } from "./outcome.ts";

/** The database refused a second row with the same id or key (flow-language.md §10.3). */
export const ALREADY_THERE = 412;

/**
 * Creates a row under an id or key of our own. When another run has created it already, that is as
 * good; any other failure goes to `onFailure`, which must end the run. `next` says when the step behind
 * it may run; `result` is empty when the row was there.
 */
export function createOnce<Result>(
  steps: Steps,
  name: string,
  draft: Draft<Result>,
  onFailure: (steps: Steps) => void,
): { readonly result: Result; readonly next: RunAfter } {
  const created = steps.do(name, draft);
  const accept = `Accept if there: ${name}`;
  steps.when(accept, fn.equals(statusCodeOf(name), ALREADY_THERE), () => {}, onFailure, {
    after: after(created, "Failed", "TimedOut"),
  });
  return { result: created, next: afterEither(name, accept) };
}

/** Nothing has this id any more. */
const GONE = 404;

/** Deletes a row. When it is gone already, by another run or a call whose answer was lost, that is as good. */
export function removeOnce(steps: Steps, name: string, draft: Draft<object>, fail: Fail): void {
  const removed = steps.do(name, draft);
  steps.when(
    `Accept if gone: ${name}`,
    fn.equals(statusCodeOf(name), GONE),
    () => {},
    (s) => fail(s, name, whyFailed(name)),
    { after: after(removed, "Failed", "TimedOut") },
  );
}

/** After a step that succeeded, or whose failure was accepted. */
const afterEither = (name: string, accept: string): RunAfter => [
  { action: actionName(name), statuses: ["Succeeded", "Failed", "TimedOut"] },
  { action: actionName(accept), statuses: ["Succeeded", "Skipped"] },
];

/** What a failed step's service said; steps in a loop are not among those that a handler finds. */
export const whyFailed = (name: string): Typed<string> =>
  fn.concat(`${name}: `, fn.coalesce(errorMessageOf(name), "it gave no reason"));
