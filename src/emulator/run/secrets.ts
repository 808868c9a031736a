import {
  type Action,
  childActions,
  type Expression,
  expressionsIn,
  type FlowDefinition,
  type ReferenceKind,
  referencesOf,
  templatesOfAction,
  walkExpression,
} from "#wdl";
import { settingsOf } from "./settings.ts";

/** What the history hides of each action and of the trigger, by name in lower case. */
export type Secrets = ReadonlyMap<string, ReadonlySet<string>>;

/** No action can have this name. */
export const TRIGGER = "\u0000trigger";

/**
 * `secureData` hides what it names; who reads secured outputs has its inputs hidden, and an action
 * whose outputs tell its inputs has those hidden too (flow-language.md §5). A loop over secured data
 * hands it to the readers of its element, a variable to its readers: there we hide more than the
 * service may.
 */
export function secretsOf({ actions, triggers }: FlowDefinition): Secrets {
  const secrets = new Map<string, Set<string>>();
  const [trigger] = triggers;
  if (trigger) secrets.set(TRIGGER, new Set(settingsOf(trigger).secured));
  const readers = [...readersIn(actions, undefined)];
  for (const { action, key } of readers) secrets.set(key, new Set(settingsOf(action).secured));
  /** Loops, variables and outputs that hold secured data. */
  const holding = new Set<string>();
  const holds = (source: string): boolean => holding.has(source) || has(secrets, source, "outputs");
  for (let changed = true; changed; ) {
    changed = false;
    for (const reader of readers) {
      const own = secrets.get(reader.key);
      if (!own || !reader.sources.some(holds)) continue;
      const before = own.size + holding.size;
      own.add("inputs");
      if (TELLING.has(reader.action.kind)) own.add("outputs");
      for (const handed of handedOn(reader.action)) holding.add(handed);
      changed ||= own.size + holding.size > before;
    }
    for (const { action, key } of readers) {
      const inside = childActions(action).flat();
      const source = `result ${key}`;
      if (holding.has(source) || !inside.some((one) => hidesAnything(secrets, one))) continue;
      holding.add(source);
      changed = true;
    }
  }
  return secrets;
}

const has = (secrets: Secrets, key: string, part: string): boolean =>
  secrets.get(key)?.has(part) ?? false;

const hidesAnything = (secrets: Secrets, { name }: Action): boolean =>
  (secrets.get(name.toLowerCase())?.size ?? 0) > 0;

interface Reader {
  readonly action: Action;
  /** Its name in lower case. */
  readonly key: string;
  /** What its expressions read, as {@link sourcesOf} names it. */
  readonly sources: readonly string[];
}

/** Every action with what it reads; `loop` is the innermost Foreach around them. */
function* readersIn(actions: readonly Action[], loop: string | undefined): Generator<Reader> {
  for (const action of actions) {
    const key = action.name.toLowerCase();
    const sources = templatesOfAction(action).flatMap(({ template }) =>
      expressionsIn(template).flatMap((expression) => sourcesOf(expression, loop)),
    );
    yield { action, key, sources };
    const inside = action.kind === "for-each" ? key : loop;
    for (const list of childActions(action)) yield* readersIn(list, inside);
  }
}

/** Actions by name, `loop x`, `variable x`, `result x` and the trigger. */
function sourcesOf(expression: Expression, loop: string | undefined): readonly string[] {
  const named = referencesOf(expression).flatMap(({ kind, name = "" }) =>
    sourceOf(kind, name.toLowerCase()),
  );
  const item = [...walkExpression(expression)].some(
    ({ node }) => node.kind === "call" && node.name.toLowerCase() === "item",
  );
  return item && loop !== undefined ? [...named, `loop ${loop}`] : named;
}

function sourceOf(kind: ReferenceKind, key: string): readonly string[] {
  switch (kind) {
    case "trigger":
      return [TRIGGER];
    case "action":
      return [key];
    case "loop":
    case "variable":
      return [`${kind} ${key}`];
    case "container":
      return [`result ${key}`];
    case "parameter":
      return [];
  }
}

/** What others can read that an action has put secured data into. */
function handedOn(action: Action): readonly string[] {
  if (action.kind === "for-each") return [`loop ${action.name.toLowerCase()}`];
  if (action.kind === "initialize-variable") {
    return action.variables.map(({ name }) => `variable ${name.toLowerCase()}`);
  }
  if (!("variable" in action) || action.variable.kind !== "text") return [];
  return [`variable ${action.variable.value.toLowerCase()}`];
}

/** Kinds whose outputs repeat what they were given. */
const TELLING: ReadonlySet<string> = new Set([
  "compose",
  "parse-json",
  "filter-array",
  "select",
  "table",
  "join",
  "data-operation",
  "switch",
  "response",
  "initialize-variable",
  "set-variable",
  "append-to-string-variable",
  "append-to-array-variable",
  "increment-variable",
  "decrement-variable",
]);
