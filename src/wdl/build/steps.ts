import { invariant } from "#foundation";
import type { Action, ActionCommon, OperationHost } from "../action.ts";
import { allActions, childActions } from "../containers.ts";
import type { RunAfter, RunStatus } from "../run-after.ts";
import { namedCall } from "./access.ts";
import { conditionFrom } from "./condition.ts";
import { expressionTemplate, type Input, templateFrom } from "./input.ts";
import { type Operand, operandNode, type Typed, typed } from "./typed.ts";

type WithoutName<Kind> = Kind extends Action ? Omit<Kind, "name" | "runAfter"> : never;

/** An action before it has a name and a place. `Result` is how later steps read it. */
export interface Draft<Result> {
  readonly action: WithoutName<Action>;
  /** All that it goes through, with what stands inside it. */
  readonly connections?: readonly UsedConnection[];
  readonly result: (name: string) => Result;
}

/** The connection reference an action goes through; collected into the flow's connections. */
export interface UsedConnection<ApiName extends string = string> {
  /** `shared_…` */
  readonly apiName: ApiName;
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
  /** How long it may take or wait, at most 30 days, e.g. `P7D`. */
  readonly timeout?: string;
  /** Kept out of the run history. */
  readonly secure?: readonly ("inputs" | "outputs")[];
}

/** Runs a step when another has ended in one of these ways. */
export const after = (
  { step }: Step,
  ...statuses: readonly [RunStatus, ...(readonly RunStatus[])]
): RunAfter => [{ action: actionName(step), statuses }];

export type Body = (steps: Steps) => void;

/** What to do for the values that are listed; numbers have no place as names of properties. */
export type Cases<Value extends string | number | null> = [NonNullable<Value>] extends [string]
  ? { readonly [Case in NonNullable<Value>]?: Body }
  : readonly (readonly [is: Extract<Value, number>, then: Body])[];

/** A draft that may stand among changes that succeed or fail as one. */
export interface RowWrite<Result> extends Draft<Result> {
  readonly writes: "row";
}

/** Steps that run one after the other. A step's handle exists only below the step itself. */
export interface Steps {
  /** The actions that have been said here so far, with all inside them. */
  said(): readonly Action[];
  do<Result>(name: string, draft: Draft<Result>, options?: StepOptions): Result & Step;
  scope<Result>(
    name: string,
    body: (steps: Steps) => Result,
    options?: StepOptions,
  ): Step & { readonly inside: Result };
  when(
    name: string,
    condition: Operand<boolean>,
    then: Body,
    otherwise?: Body,
    options?: StepOptions,
  ): Step;
  /** Compares with type: a number never equals its text. */
  switchOn<Value extends string | number | null>(
    name: string,
    value: Typed<Value>,
    cases: NoInfer<Cases<Value>>,
    otherwise?: Body,
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
  /** Branches that run at the same time; the step behind waits for all of them. */
  parallel<const Results extends readonly unknown[]>(
    ...branches: { readonly [Index in keyof Results]: (steps: Steps) => Results[Index] }
  ): Results;
  /** All of the writes or none; they are in no order and cannot read each other. */
  changeset(
    name: string,
    host: OperationHost,
    connection: UsedConnection,
    body: (write: (name: string, draft: RowWrite<unknown>) => void) => void,
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
  const actions = Object.freeze(recordInto(recorder, body).actions);
  return Object.freeze({ actions, connections: recorder.connections });
}

interface Recorder {
  readonly names: Set<string>;
  readonly connections: UsedConnection[];
}

const SUCCEEDED: readonly RunStatus[] = Object.freeze(["Succeeded"] as const);

/** Where the next step stands: who its siblings are and after which of them it runs. */
interface Place {
  readonly actions: Action[];
  last: readonly string[];
}

function recordInto<Result>(
  recorder: Recorder,
  body: (steps: Steps) => Result,
  place: Place = { actions: [], last: [] },
): { readonly actions: readonly Action[]; readonly result: Result } {
  const claimName = (name: string): void => {
    invariant(!recorder.names.has(name.toLowerCase()), `two actions are called "${name}"`);
    recorder.names.add(name.toLowerCase());
  };
  const add = (display: string, action: WithoutName<Action>, options?: StepOptions): Step => {
    const name = actionName(display);
    claimName(name);
    const runAfter =
      options?.after ?? place.last.map((before) => ({ action: before, statuses: SUCCEEDED }));
    const said = options ? { ...common(options), ...action } : action;
    place.actions.push(Object.freeze({ name, runAfter, ...said } as Action));
    place.last = [name];
    return { step: display };
  };
  const inner = <Inner>(innerBody: (steps: Steps) => Inner) => recordInto(recorder, innerBody);
  const branch = (branchBody: Body): readonly Action[] => Object.freeze(inner(branchBody).actions);

  const steps: Steps = {
    said: () => [...place.actions],
    do: (name, { action, connections, result }, options) => {
      if (connections) recorder.connections.push(...connections);
      const step = add(name, action, options);
      for (const list of childActions(place.actions.at(-1) as Action)) {
        for (const { action: inside } of allActions(list)) claimName(inside.name);
      }
      // Assigned, not spread: see withBlanksBefore.
      return Object.assign({}, result(actionName(name)), step);
    },
    scope: (name, scopeBody, options) => {
      const { actions, result } = inner(scopeBody);
      return { ...add(name, { kind: "scope", actions }, options), inside: result };
    },
    when: (name, condition, then, otherwise, options) =>
      add(
        name,
        {
          kind: "if",
          expression: conditionFrom(condition),
          actions: branch(then),
          otherwise: otherwise ? branch(otherwise) : [],
        },
        options,
      ),
    switchOn: (name, value, cases, otherwise, options) =>
      add(
        name,
        {
          kind: "switch",
          expression: expressionTemplate(value.node),
          cases: casesOf(cases).map(([is, caseBody]) => ({
            name: String(is),
            value: templateFrom(is),
            actions: branch(caseBody),
          })),
          otherwise: otherwise ? branch(otherwise) : [],
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
          actions: branch((loop) => loopBody(item, loop)),
        },
        options,
      );
    },
    until: (name, limit, loopBody, options) => {
      const { actions, result: condition } = inner(loopBody);
      return add(
        name,
        {
          kind: "until",
          expression: expressionTemplate(operandNode(condition)),
          limit: templateFrom({ count: limit.count, timeout: limit.timeout }),
          actions,
        },
        options,
      );
    },
    parallel: (...branches) => {
      const { actions, last } = place;
      const ends = branches.map((branchBody) => {
        const own: Place = { actions, last };
        return { result: recordInto(recorder, branchBody, own).result, last: own.last };
      });
      place.last = [...new Set(ends.flatMap((end) => end.last))];
      return ends.map(({ result }) => result) as never;
    },
    changeset: (name, host, connection, changes, options) => {
      recorder.connections.push(connection);
      const actions: Action[] = [];
      changes((display, { action }) => {
        claimName(actionName(display));
        actions.push(Object.freeze({ name: actionName(display), ...action } as Action));
      });
      const inputs = templateFrom({ host: { ...host } });
      return add(
        name,
        { kind: "changeset", changesetKind: "ODataOpenApiConnection", inputs, actions },
        options,
      );
    },
  };
  const result = body(steps);
  return { actions: place.actions, result };
}

type CaseList = readonly (readonly [is: string | number, then: Body])[];

const casesOf = (cases: object): CaseList =>
  Array.isArray(cases)
    ? cases
    : Object.entries(cases).filter((entry): entry is [string, Body] => entry[1] !== undefined);

function common({ description, timeout, secure }: StepOptions): Partial<ActionCommon> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(timeout === undefined ? {} : { limit: templateFrom({ timeout }) }),
    ...(secure === undefined
      ? {}
      : { runtimeConfiguration: templateFrom({ secureData: { properties: secure as Input } }) }),
  };
}
