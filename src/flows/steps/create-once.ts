import { actionName, after, compose, type Draft, fn, type RunAfter, type Steps } from "#wdl";
import { statusCodeOf } from "./outcome.ts";

/** The database refused a second row with the same id or key (flow-language.md §10.3). */
const ALREADY_THERE = 412;

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
  return {
    result: created,
    next: [
      { action: actionName(name), statuses: ["Succeeded", "Failed", "TimedOut"] },
      { action: actionName(accept), statuses: ["Succeeded", "Skipped"] },
    ],
  };
}

/** Nothing has this id any more. */
const GONE = 404;

/** Deletes a row. When it is gone already, by another run or a call whose answer was lost, that is as good. */
export function removeOnce(steps: Steps, name: string, draft: Draft<object>): void {
  const removed = steps.do(name, draft);
  steps.when(
    `Accept if gone: ${name}`,
    fn.equals(statusCodeOf(name), GONE),
    () => {},
    (s) => stop(s, name),
    { after: after(removed, "Failed", "TimedOut") },
  );
}

/** Fails what is around it where a run cannot be ended: in loops, and before a handler. */
export const stop = (steps: Steps, name: string): void => {
  steps.do(`Stop: ${name}`, compose(fn.int("none")));
};
