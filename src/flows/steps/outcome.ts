import {
  actionName,
  after,
  fn,
  namedCall,
  type RunAfter,
  type Step,
  safeAccess,
  type Typed,
  typed,
} from "#wdl";

/** HTTP status of a call's answer; null when none came or the step did not run. */
export const statusCodeOf = (name: string): Typed<number | null> =>
  typed(safeAccess(namedCall("outputs", actionName(name)), "statusCode"));

/** Whether a step ran and succeeded; false while it has not run. */
export const succeeded = (name: string): Typed<boolean> =>
  fn.equals(
    typed<string | null>(safeAccess(namedCall("actions", actionName(name)), "status")),
    "Succeeded",
  );

/** The service's own words in the error of a call; null when it gave none. */
export const errorMessageOf = (name: string): Typed<string | null> =>
  typed(safeAccess(namedCall("actions", actionName(name)), "error/message"));

/** However an answer went: it fails when the caller has given up waiting (flow-language.md §3.4). */
export const afterAnswer = (answer: Step): RunAfter => after(answer, "Succeeded", "Failed");
