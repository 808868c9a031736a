import type { Action } from "#wdl";

/** An action with where it stands. */
export interface PlacedAction {
  readonly action: Action;
  /** Keys of the flow's JSON that lead to it. */
  readonly pointer: readonly string[];
  /** Names of the containers around it, outermost first. */
  readonly path: readonly string[];
  /** Keys of the loops around it, the innermost last. */
  readonly loops: ReadonlySet<string>;
}

/** Every action of a flow by its name in lower case. */
export function placesOf(actions: readonly Action[]): ReadonlyMap<string, PlacedAction> {
  const places = new Map<string, PlacedAction>();
  const visit = (
    list: readonly Action[],
    pointer: readonly string[],
    path: readonly string[],
    loops: ReadonlySet<string>,
  ): void => {
    for (const action of list) {
      const own = [...pointer, action.name];
      const key = action.name.toLowerCase();
      places.set(key, { action, pointer: own, path, loops });
      const loop = action.kind === "for-each" || action.kind === "until";
      const inner = loop ? new Set([...loops, key]) : loops;
      const within = [...path, action.name];
      for (const [list, keys] of bodiesOf(action)) visit(list, [...own, ...keys], within, inner);
    }
  };
  visit(actions, ["properties", "definition", "actions"], [], new Set());
  return places;
}

/** The lists of actions in an action, each with the keys that lead to it. */
function bodiesOf(action: Action): readonly (readonly [readonly Action[], readonly string[]])[] {
  const otherwise = (path: readonly string[]) =>
    "otherwise" in action && action.otherwise ? [[action.otherwise, path] as const] : [];
  if (action.kind === "if")
    return [[action.actions, ["actions"]], ...otherwise(["else", "actions"])];
  if (action.kind === "switch") {
    return [
      ...action.cases.map((one) => [one.actions, ["cases", one.name, "actions"]] as const),
      ...otherwise(["default", "actions"]),
    ];
  }
  return "actions" in action ? [[action.actions, ["actions"]]] : [];
}
