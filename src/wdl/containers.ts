import type { Action } from "./action.ts";

type ActionLists = readonly (readonly Action[])[];

/** Of actions that hold no others. */
const NONE: ActionLists = Object.freeze([]);

/** The lists of actions directly inside an action, in a fixed order; none for what holds no actions. */
export function childActions(action: Action): ActionLists {
  switch (action.kind) {
    case "scope":
    case "for-each":
    case "until":
    case "changeset":
      return [action.actions];
    case "if":
      return [action.actions, ...(action.otherwise ? [action.otherwise] : [])];
    case "switch":
      return [
        ...action.cases.map((oneCase) => oneCase.actions),
        ...(action.otherwise ? [action.otherwise] : []),
      ];
    case "terminate":
    case "wait":
    case "child-flow":
    case "initialize-variable":
    case "set-variable":
    case "increment-variable":
    case "decrement-variable":
    case "append-to-string-variable":
    case "append-to-array-variable":
    case "compose":
    case "parse-json":
    case "filter-array":
    case "select":
    case "table":
    case "join":
    case "data-operation":
    case "connector":
    case "legacy-connector":
    case "http":
    case "response":
    case "foreign":
      return NONE;
  }
}

/** The same action around other lists; `lists` has the shape that {@link childActions} gives. */
export function withChildActions(action: Action, lists: ActionLists): Action {
  const [first = [], second] = lists;
  switch (action.kind) {
    case "scope":
    case "for-each":
    case "until":
    case "changeset":
      return { ...action, actions: first };
    case "if":
      return { ...action, actions: first, ...(second ? { otherwise: second } : {}) };
    case "switch": {
      const otherwise = lists[action.cases.length];
      return {
        ...action,
        cases: action.cases.map((oneCase, index) => ({ ...oneCase, actions: lists[index] ?? [] })),
        ...(otherwise ? { otherwise } : {}),
      };
    }
    case "terminate":
    case "wait":
    case "child-flow":
    case "initialize-variable":
    case "set-variable":
    case "increment-variable":
    case "decrement-variable":
    case "append-to-string-variable":
    case "append-to-array-variable":
    case "compose":
    case "parse-json":
    case "filter-array":
    case "select":
    case "table":
    case "join":
    case "data-operation":
    case "connector":
    case "legacy-connector":
    case "http":
    case "response":
    case "foreign":
      return action;
  }
}

/** An action and what it stands in, the outermost first. */
export interface PlacedAction {
  readonly action: Action;
  readonly path: readonly Action[];
}

/** Every action of a flow, parents before children. */
export function allActions(actions: readonly Action[]): readonly PlacedAction[] {
  const placed: PlacedAction[] = [];
  placeAll(actions, [], placed);
  return placed;
}

function placeAll(
  actions: readonly Action[],
  path: readonly Action[],
  placed: PlacedAction[],
): void {
  for (const action of actions) {
    placed.push({ action, path });
    const lists = childActions(action);
    if (lists.length === 0) continue;
    const inside = [...path, action];
    for (const list of lists) placeAll(list, inside, placed);
  }
}
