import { invariant } from "#foundation";
import type { Action, ActionCommon } from "../action.ts";
import type { RunAfter, RunStatus } from "../run-after.ts";
import { namedCall } from "./access.ts";
import { conditionFrom } from "./condition.ts";
import { expressionTemplate, type Input, templateFrom } from "./input.ts";
import { type Operand, operandNode, type Typed, typed } from "./typed.ts";

type WithoutName<Kind> = Kind extends Action ? Omit<Kind, "name" | "runAfter"> : never;

/** An action before it has a name and a place. `Result` is how later steps read it. */
export interface Draft<Result> {
  readonly action: WithoutName<Action>;
  readonly connection?: UsedConnection;
  readonly result: (name: string) => Result;
}

/** The connection reference an action goes through; collected into the flow's connections. */
export interface UsedConnection {
  readonly apiName: string;
  readonly logicalName: string;
}

/** A step that has been said: what other steps may name in their run-after. */
export interface Step {
  readonly step: string;
}

export interface StepOptions {
  /** Without it a step runs after the one before it has succeeded. */
  readonly after?: RunAfter;
  readonly description?: string;
  /** Kept out of the run history. */
  readonly secure?: readonly ("inputs" | "outputs")[];
}

/** Runs a step when another has ended in one of these ways. */
export const after = ({ step }: Step, ...statuses: readonly RunStatus[]): RunAfter => [
  { action: actionName(step), statuses },
];

/** Steps that run one after the other. A step's handle exists only below the step itself. */
export interface Steps {
  do<Result>(name: string, draft: Draft<Result>, options?: StepOptions): Result & Step;
  scope<Result>(
    name: string,
    body: (steps: Steps) => Result,
    options?: StepOptions,
  ): Step & { readonly inside: Result };
  when(
    name: string,
    condition: Operand<boolean>,
    then: (steps: Steps) => void,
    otherwise?: (steps: Steps) => void,
    options?: StepOptions,
  ): Step;
  switchOn(
    name: string,
    value: Typed<string | number | null>,
    cases: Readonly<Record<string, (steps: Steps) => void>>,
    otherwise?: (steps: Steps) => void,
    options?: StepOptions,
  ): Step;
  forEach<Item>(
    name: string,
    items: Typed<readonly Item[]>,
    body: (item: Typed<Item>, steps: Steps) => void,
    options?: StepOptions,
  ): Step;
  /** Repeats until the condition, which may read the steps of the body, is true. */
  until(
    name: string,
    limit: { readonly count: number; readonly timeout: string },
    body: (steps: Steps) => Operand<boolean>,
    options?: StepOptions,
  ): Step;
}

/** What recording a flow's steps yields. */
export interface Recorded {
  readonly actions: readonly Action[];
  readonly connections: readonly UsedConnection[];
}

/** The name of an action as it stands in the definition: the designer writes `_` for a blank. */
export const actionName = (display: string): string => display.replaceAll(" ", "_");

/** Plays `body` and returns the actions it said, frozen. */
export function record(body: (steps: Steps) => void): Recorded {
  const recorder: Recorder = { names: new Set(), connections: [] };
  const actions = recordInto(recorder, body).actions;
  return Object.freeze({ actions, connections: recorder.connections });
}

interface Recorder {
  readonly names: Set<string>;
  readonly connections: UsedConnection[];
}

function recordInto<Result>(
  recorder: Recorder,
  body: (steps: Steps) => Result,
): { readonly actions: readonly Action[]; readonly result: Result } {
  const actions: Action[] = [];

  const add = (display: string, action: WithoutName<Action>, options: StepOptions = {}): Step => {
    const name = actionName(display);
    invariant(!recorder.names.has(name.toLowerCase()), `two actions are called "${name}"`);
    recorder.names.add(name.toLowerCase());
    const previous = actions.at(-1);
    const runAfter =
      options.after ?? (previous ? [{ action: previous.name, statuses: ["Succeeded"] }] : []);
    actions.push(Object.freeze({ name, runAfter, ...common(options), ...action } as Action));
    return { step: display };
  };
  const inner = <Inner>(innerBody: (steps: Steps) => Inner) => recordInto(recorder, innerBody);

  const steps: Steps = {
    do: (name, { action, connection, result }, options) => {
      if (connection) recorder.connections.push(connection);
      return { ...result(actionName(name)), ...add(name, action, options) };
    },
    scope: (name, scopeBody, options) => {
      const { actions: children, result } = inner(scopeBody);
      return { ...add(name, { kind: "scope", actions: children }, options), inside: result };
    },
    when: (name, condition, then, otherwise, options) =>
      add(
        name,
        {
          kind: "if",
          expression: conditionFrom(condition),
          actions: inner(then).actions,
          otherwise: otherwise ? inner(otherwise).actions : [],
        },
        options,
      ),
    switchOn: (name, value, cases, otherwise, options) =>
      add(
        name,
        {
          kind: "switch",
          expression: expressionTemplate(value.node),
          cases: Object.entries(cases).map(([key, caseBody]) => ({
            name: key,
            value: templateFrom(key),
            actions: inner(caseBody).actions,
          })),
          otherwise: otherwise ? inner(otherwise).actions : [],
        },
        options,
      ),
    forEach: (name, items, loopBody, options) => {
      const item = typed<never>(namedCall("items", actionName(name)));
      return add(
        name,
        {
          kind: "for-each",
          foreach: expressionTemplate(items.node),
          actions: inner((loop) => loopBody(item, loop)).actions,
        },
        options,
      );
    },
    until: (name, limit, loopBody, options) => {
      const { actions: children, result: condition } = inner(loopBody);
      return add(
        name,
        {
          kind: "until",
          expression: expressionTemplate(operandNode(condition)),
          limit: templateFrom({ count: limit.count, timeout: limit.timeout }),
          actions: children,
        },
        options,
      );
    },
  };
  const result = body(steps);
  return { actions: Object.freeze(actions), result };
}

function common({ description, secure }: StepOptions): Partial<ActionCommon> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(secure === undefined
      ? {}
      : { runtimeConfiguration: templateFrom({ secureData: { properties: secure as Input } }) }),
  };
}
