import { atPart, type Diagnostic } from "#foundation";
import {
  type Action,
  childActions,
  expressionsIn,
  type FlowDefinition,
  referencesOf,
  templatesOfAction,
} from "#wdl";

/** A step with the branches it stands in, each by its container and its place there. */
interface Branched {
  readonly action: Action;
  readonly branches: readonly string[];
}

/**
 * Steps whose handle was carried out of the branch that gives them: TypeScript sees no scope in a
 * variable of the author's. The type of the handle says that the value is there, and where another
 * branch was taken it is not.
 */
export function leakedHandles({ actions }: FlowDefinition, part: string): readonly Diagnostic[] {
  const steps = [...inBranches(actions, [])];
  const hidden = new Map(
    steps.flatMap(({ action, branches }) =>
      branches.length === 0 ? [] : [[action.name.toLowerCase(), branches] as const],
    ),
  );
  if (hidden.size === 0) return [];
  const found: Diagnostic[] = [];
  for (const { action, branches } of steps) {
    for (const name of namesReadBy(action)) {
      const home = hidden.get(name.toLowerCase());
      if (!home || home.every((branch, at) => branch === branches[at])) continue;
      const message = `"${action.name}" reads "${name}" from outside the branch that gives it.`;
      const hint = "Read it inside the branch, or let a variable carry the value out.";
      const at = atPart(part, "actions", action.name);
      found.push({ code: "model/leaked-handle", severity: "error", message, at, hint });
    }
  }
  return found;
}

function* inBranches(actions: readonly Action[], branches: readonly string[]): Generator<Branched> {
  for (const action of actions) {
    yield { action, branches };
    const parts = action.kind === "if" || action.kind === "switch";
    for (const [index, list] of childActions(action).entries()) {
      yield* inBranches(list, parts ? [...branches, `${action.name}/${index}`] : branches);
    }
  }
}

const namesReadBy = (action: Action): ReadonlySet<string> =>
  new Set(
    templatesOfAction(action)
      .flatMap(({ template }) => [...expressionsIn(template)])
      .flatMap(({ expression }) => referencesOf(expression))
      .flatMap(({ kind, name }) => (kind === "action" && name !== undefined ? [name] : [])),
  );
