import type { Action, Predecessor, RunAfter } from "#wdl";
import { compose, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

const chain = (statuses: readonly string[]) => ({
  actions: {
    First: compose(1),
    Second: compose(2, "First"),
    Last: { ...compose(3), runAfter: { ...succeeded("Second"), First: statuses } },
  },
});

/** Some ending of the actions before it lets an action start. */
export const runAfterNever = defineRule({
  code: "run-after/never",
  judges: "flow",
  severity: "warning",
  why: "All that runAfter names must have ended so, which cannot happen: the action is skipped in every run.",
  fact: "flow-language.md §4",
  examples: () => ({ good: chain(["Succeeded"]), bad: chain(["Failed"]) }),
  check({ steps, stepNamed, at }, report) {
    for (const step of steps) {
      const { name, runAfter = [] } = step.action;
      if (follows(runAfter) || !runAfter.every(isSound)) continue;
      if (canStart(runAfter, nearestBefore(step, stepNamed))) continue;
      report({
        message: `"${name}" can never start: what it waits for cannot happen together.`,
        at: at(step, "runAfter"),
        hint: "Compare the endings with those that the actions before it wait for.",
      });
    }
  },
});

/** Endings that there are not, and none at all, are told by another rule. */
const isSound = ({ statuses }: Predecessor): boolean =>
  statuses.length > 0 && statuses.every((status) => KNOWN.has(keyOf(status)));

/** What waits for one action to end starts where that one does. */
const follows = ([one, ...others]: RunAfter): boolean =>
  others.length === 0 && (one?.statuses.some(isNotSkipped) ?? true);

const isNotSkipped = (status: string): boolean =>
  status.length !== SKIPPED.length || keyOf(status) !== SKIPPED;

/** With more of them it would take too long to try every ending. */
const MOST = 7;
const ENDINGS = ["succeeded", "failed", "timedout"] as const;
const SKIPPED = "skipped";
const KNOWN: ReadonlySet<string> = new Set([...ENDINGS, SKIPPED]);

const keyOf = (name: string): string => name.toLowerCase();

/** The actions of the same list that ran before a step, the nearest ones, each behind those before it. */
function nearestBefore(
  { action, container, branch }: Step,
  stepNamed: (name: string) => Step | undefined,
): ReadonlyMap<string, Action> {
  const found = new Map<string, Action>();
  const queue = [action];
  for (const { runAfter = [] } of queue) {
    for (const { action: name } of runAfter) {
      const before = stepNamed(name);
      const isSibling = before?.container === container && before?.branch === branch;
      if (!before || !isSibling || before.action === action || found.size >= MOST) continue;
      // Set anew, it stands behind all it was found from.
      if (!found.delete(keyOf(name))) queue.push(before.action);
      found.set(keyOf(name), before.action);
    }
  }
  return new Map([...found].toReversed());
}

/** Whether some of all the ways in which the actions before it can end lets an action start. */
function canStart(runAfter: RunAfter, before: ReadonlyMap<string, Action>): boolean {
  const actions = [...before];
  const ended = new Map<string, string>();
  const hasStarted = (waited: RunAfter): boolean =>
    waited.every(({ action, statuses }) =>
      statuses.some((status) => keyOf(status) === ended.get(keyOf(action))),
    );
  const goOn = (index: number): boolean => {
    const [name, action] = actions[index] ?? [];
    if (name === undefined || action === undefined) return hasStarted(runAfter);
    return endingsOf(action, ended, hasStarted).some((ending) => {
      ended.set(name, ending);
      const isEnough = goOn(index + 1);
      ended.delete(name);
      return isEnough;
    });
  };
  return runAfter.some(({ action }) => !before.has(keyOf(action))) || goOn(0);
}

function endingsOf(
  { kind, runAfter = [] }: Action,
  ended: ReadonlyMap<string, string>,
  hasStarted: (waited: RunAfter) => boolean,
): readonly string[] {
  // A Response is skipped too where nobody waits for it.
  const isOpen =
    kind === "response" ||
    kind === "foreign" ||
    runAfter.some((one) => !isSound(one) || !ended.has(keyOf(one.action)));
  if (isOpen) return [...ENDINGS, SKIPPED];
  return hasStarted(runAfter) ? ENDINGS : [SKIPPED];
}
