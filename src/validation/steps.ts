import { type Action, childActions } from "#wdl";

/** An action at its place in the flow. */
export interface Step<Of extends Action = Action> {
  readonly action: Of;
  readonly container: Step | undefined;
  /** Which of the container's lists it stands in. */
  readonly branch: number;
  /** Those in the same list, itself included, in the order of the file. */
  readonly siblings: readonly Step[];
  /** Its place in {@link siblings}. */
  readonly index: number;
  /** How many containers are around it. */
  readonly depth: number;
}

/** From the definition's root to an action. */
export const pathOf = ({ action, container, branch }: Step): readonly string[] =>
  container === undefined
    ? ["actions", action.name]
    : [...pathOf(container), ...listPath(container.action, branch), action.name];

/** Every action of a flow, parents before children. */
export function stepsOf(actions: readonly Action[]): readonly Step[] {
  const steps: Step[] = [];
  visit(actions, undefined, 0, steps);
  return steps;
}

function visit(
  actions: readonly Action[],
  container: Step | undefined,
  branch: number,
  steps: Step[],
): void {
  const siblings: Step[] = [];
  const depth = container === undefined ? 0 : container.depth + 1;
  for (let index = 0; index < actions.length; index += 1) {
    const action = actions[index] as Action;
    const step: Step = { action, container, branch, siblings, index, depth };
    siblings.push(step);
    steps.push(step);
    const lists = childActions(action);
    for (let list = 0; list < lists.length; list += 1) {
      visit(lists[list] as readonly Action[], step, list, steps);
    }
  }
}

/** Where a list of inner actions stands in the JSON of its container. */
function listPath(action: Action, list: number): readonly string[] {
  if (action.kind === "if" && list === 1) return ["else", "actions"];
  if (action.kind !== "switch") return ["actions"];
  const one = action.cases[list];
  return one ? ["cases", one.name, "actions"] : ["default", "actions"];
}

/** The nearest container around a step that is meant. */
export function containerOf(step: Step, isMeant: (container: Step) => boolean): Step | undefined {
  for (let at = step.container; at; at = at.container) if (isMeant(at)) return at;
  return undefined;
}

/** The containers around a step, the nearest first. */
export function containersOf(step: Step): readonly Step[] {
  const containers: Step[] = [];
  for (let at = step.container; at; at = at.container) containers.push(at);
  return containers;
}

export const isWithin = (step: Step, container: Step): boolean => {
  for (let at = step.container; at; at = at.container) if (at === container) return true;
  return false;
};

export const isLoop = ({ action }: Step): boolean =>
  action.kind === "for-each" || action.kind === "until";
