/** A flow's file as JSON that mutants change in place. */
// biome-ignore lint/suspicious/noExplicitAny: mutants reach anywhere into JSON of any shape
export type Loose = any;

export interface FoundAction {
  readonly name: string;
  readonly json: Loose;
  /** The `actions` it stands in. */
  readonly list: Loose;
  /** The actions around it, the outermost first. */
  readonly around: readonly FoundAction[];
}

export interface FoundText {
  readonly action: FoundAction;
  readonly holder: Loose;
  readonly key: string;
  readonly text: string;
}

export const definitionOf = (root: Loose): Loose => root.properties.definition;
export const rootActions = (root: Loose): Loose => definitionOf(root).actions;
export const triggerOf = (root: Loose): Loose => Object.values(definitionOf(root).triggers)[0];

const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;

/** Lists of actions directly inside an action. */
export const listsOf = (json: Loose): readonly Loose[] =>
  [
    json.actions,
    json.else?.actions,
    json.default?.actions,
    ...Object.values(json.cases ?? {}).map((one: Loose) => one.actions),
  ].filter(isObject);

export function actionsIn(list: Loose, around: readonly FoundAction[] = []): FoundAction[] {
  return Object.entries(list).flatMap(([name, json]) => {
    const found = { name, json, list, around } as FoundAction;
    return [found, ...listsOf(json).flatMap((inner) => actionsIn(inner, [...around, found]))];
  });
}

export const everyAction = (root: Loose): FoundAction[] => actionsIn(rootActions(root));

export const ofType = (root: Loose, ...types: readonly string[]): FoundAction[] =>
  everyAction(root).filter(({ json }) => types.includes(json.type));

/** Strings of an action that hold an expression. */
export function textsIn(root: Loose): FoundText[] {
  return everyAction(root).flatMap((action) =>
    ["inputs", "expression", "foreach"].flatMap((key) =>
      textsBelow(action, action.json, key).filter(({ text }) => /^@[^@]|[^@]@\{|^@\{/.test(text)),
    ),
  );
}

function textsBelow(action: FoundAction, holder: Loose, key: string): FoundText[] {
  const value = holder[key];
  if (typeof value === "string") return [{ action, holder, key, text: value }];
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((inner) => textsBelow(action, value, inner));
}

/** Puts an action at the place of another name in the same list. */
export function replaceEntry(list: Loose, name: string, newName: string, json: Loose): void {
  const entries = Object.entries(list);
  for (const key of Object.keys(list)) delete list[key];
  for (const [key, value] of entries) {
    if (key === name) list[newName] = json;
    else list[key] = value;
  }
}

export const loopsAround = ({ around }: FoundAction): readonly FoundAction[] =>
  around.filter(({ json }) => json.type === "Foreach" || json.type === "Until");

/** Actions nobody waits for. */
export const leavesOf = (list: Loose): readonly string[] => {
  const waited = new Set(
    Object.values(list).flatMap((one: Loose) => Object.keys(one.runAfter ?? {})),
  );
  return Object.keys(list).filter((name) => !waited.has(name));
};
