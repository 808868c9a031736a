import { type Action, childActions, type ResponseAction } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import { isWithin, type Step } from "./steps.ts";

type Answer = Step<ResponseAction>;

/** Two Responses that one run may reach one after the other. */
export interface AnsweredTwice {
  readonly first: Answer;
  readonly second: Answer;
}

export const answeredTwiceIn = oncePer((view: FlowView): readonly AnsweredTwice[] => {
  const all = view.stepsOfKind("response");
  return all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => {
      const both = pairOf(one, other, view);
      return both ? [both] : [];
    }),
  );
});

function pairOf(one: Answer, other: Answer, view: FlowView): AnsweredTwice | undefined {
  const [left, right] = besideEachOther(one, other);
  // Branches of one decision: only one of them is taken.
  if (!left || !right || left.siblings !== right.siblings) return undefined;
  if (view.isBefore(left, right)) return inOrder(one, left, other, right, view);
  return view.isBefore(right, left) ? inOrder(other, right, one, left, view) : undefined;
}

/** What may run at the same time as a Response: the first of it, where one answers too that one. */
export function besideAnswer(answer: Answer, view: FlowView): Step | undefined {
  const beside: Step[] = [];
  for (let at: Step | undefined = answer; at; at = at.container) {
    const own = at;
    beside.push(
      ...own.siblings.filter(
        (one) =>
          one !== own &&
          !view.isBefore(one, own) &&
          !view.isBefore(own, one) &&
          !excludeEachOther(one, own, view),
      ),
    );
  }
  return beside.find((one) => holdsAnswer(one.action)) ?? beside[0];
}

export const holdsAnswer = (action: Action): boolean =>
  action.kind === "response" || childActions(action).some((list) => list.some(holdsAnswer));

/** The two themselves or what they stand in, where both stand in one container. */
function besideEachOther(one: Step, other: Step): readonly [Step | undefined, Step | undefined] {
  let [left, right]: [Step | undefined, Step | undefined] = [one, other];
  while (left && right && left.depth > right.depth) left = left.container;
  while (left && right && right.depth > left.depth) right = right.container;
  while (left && right && left.container !== right.container) {
    [left, right] = [left.container, right.container];
  }
  return [left, right];
}

function inOrder(
  first: Answer,
  outer: Step,
  second: Answer,
  reached: Step,
  view: FlowView,
): AnsweredTwice | undefined {
  const ends = view
    .stepsOfKind("terminate")
    .some(
      (end) =>
        (isWithin(end, outer) && view.isBefore(first, end)) ||
        (view.isBefore(outer, end) && view.isBefore(end, reached)),
    );
  return !ends && mayRunAfterSuccess(outer, reached, view) ? { first, second } : undefined;
}

type Ending = "succeeded" | "failed" | "skipped" | "timedout";
const ALL: readonly Ending[] = ["succeeded", "failed", "skipped", "timedout"];

const wanted = (step: Step, name: string): ReadonlySet<string> =>
  new Set(
    step.action.runAfter
      ?.filter(({ action }) => action === name)
      .flatMap(({ statuses }) => statuses.map((status) => status.toLowerCase())),
  );

/** Whether an action can run in a run in which another has succeeded (flow-language.md §4). */
function mayRunAfterSuccess(done: Step, step: Step, view: FlowView): boolean {
  const known = new Map<Step, readonly Ending[]>([[done, ["succeeded"]]]);
  const endingsOf = (one: Step): readonly Ending[] => {
    const found = known.get(one);
    if (found) return found;
    known.set(one, ALL);
    if (!view.isBefore(done, one)) return ALL;
    const endings: Ending[] = [];
    if (mayRun(one)) endings.push("succeeded", "failed", "timedout");
    if (maySkip(one)) endings.push("skipped");
    known.set(one, endings);
    return endings;
  };
  const conditions = (one: Step) =>
    view
      .predecessors(one)
      .flatMap(({ name, step: before }) =>
        before ? [{ endings: endingsOf(before), statuses: wanted(one, name) }] : [],
      );
  const mayRun = (one: Step): boolean =>
    conditions(one).every(({ endings, statuses }) => endings.some((end) => statuses.has(end)));
  const maySkip = (one: Step): boolean =>
    conditions(one).some(({ endings, statuses }) => endings.some((end) => !statuses.has(end)));
  return mayRun(step);
}

/** Whether what one waits for rules out what the other waits for. */
function excludeEachOther(left: Step, right: Step, view: FlowView): boolean {
  const ofLeft = neededBy(left, view);
  return [...neededBy(right, view)].some(([before, statuses]) => {
    const other = ofLeft.get(before);
    return other !== undefined && ![...statuses].some((status) => other.has(status));
  });
}

/** How everything before an action must have ended for it to run. */
function neededBy(step: Step, view: FlowView): ReadonlyMap<Step, ReadonlySet<string>> {
  const needed = new Map<Step, ReadonlySet<string>>();
  const queue = [step];
  for (const at of queue) {
    for (const { name, step: before } of view.predecessors(at)) {
      if (!before || needed.has(before)) continue;
      const statuses = wanted(at, name);
      needed.set(before, statuses);
      // What may be skipped need not have waited for anything.
      if (!statuses.has("skipped")) queue.push(before);
    }
  }
  return needed;
}
