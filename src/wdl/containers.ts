import type { Action } from "./action.ts";

type ActionLists = readonly (readonly Action[])[];

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
      return [];
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

/** Every action of a flow, parents before children, each with the names of its containers. */
export function* allActions(
  actions: readonly Action[],
  path: readonly Action[] = [],
): Generator<{ readonly action: Action; readonly path: readonly Action[] }> {
  for (const action of actions) {
    yield { action, path };
    for (const list of childActions(action)) yield* allActions(list, [...path, action]);
  }
}
