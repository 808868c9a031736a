import { atPart, type Diagnostic } from "#foundation";
import {
  type Action,
  type Call,
  childActions,
  expressionsIn,
  type FlowDefinition,
  referenceKindOf,
  templatesOfAction,
  visitCalls,
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

function namesReadBy(action: Action): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = ({ name, args }: Call): void => {
    const first = args[0];
    if (first?.kind === "string" && referenceKindOf(name) === "action") names.add(first.value);
  };
  for (const { template } of templatesOfAction(action)) {
    for (const expression of expressionsIn(template)) visitCalls(expression, visit);
  }
  return names;
}
