import { type Action, childActions } from "#wdl";
import type { Instant } from "../port.ts";
import type { ActionError, ActionResult, Repetition } from "./result.ts";

/**
 * Actions that do not run, for one reason, each followed by what is in it. Most of what a run has to
 * tell is this, and it is the same every time: it is made once, and told action by action only to who
 * asks.
 */
export interface Skip {
  readonly code: string;
  readonly actions: readonly SkippedAction[];
  /** By name in lower case. */
  readonly byKey: ReadonlyMap<string, SkippedAction>;
}

interface SkippedAction {
  readonly name: string;
  readonly error: ActionError;
}

/** A skip as it happened. */
export interface Skipped {
  readonly skip: Skip;
  readonly at: Instant;
  readonly repetition: Repetition | undefined;
}

/** Everything inside of what does not run does not run either, for the same reason. */
export function skipOf(
  actions: readonly Action[],
  code: string,
  errorOf: (action: Action) => ActionError,
): Skip {
  const skipped: SkippedAction[] = [];
  const visit = (action: Action, error: ActionError): void => {
    skipped.push({ name: action.name, error });
    for (const child of childActions(action).flat()) visit(child, error);
  };
  for (const action of actions) visit(action, errorOf(action));
  const byKey = new Map(skipped.map((action) => [action.name.toLowerCase(), action]));
  return { code, actions: skipped, byKey };
}

/** How one of the skipped actions ended. */
export function skippedResult(
  { skip: { code }, at, repetition }: Skipped,
  { name, error }: SkippedAction,
): ActionResult {
  return { name, status: "Skipped", code, start: at, end: at, error, repetition };
}

const branches = new WeakMap<readonly Action[], Skip>();

/** What is in the branch that is not taken is skipped, all of it. */
export function skipOfBranch(branch: readonly Action[]): Skip {
  const known = branches.get(branch);
  if (known) return known;
  const skip = skipOf(branch, "ActionSkipped", ({ name }) => ({
    code: "ActionBranchingConditionNotSatisfied",
    message: `The execution of template action '${name}' is skipped: the branching condition for this action is not satisfied.`,
  }));
  branches.set(branch, skip);
  return skip;
}
