import { invariant, type Json, stableId } from "#foundation";
import type { Action } from "../action.ts";
import { childActions, withChildActions } from "../containers.ts";
import type { FlowConnection, FlowDefinition, FlowParameter } from "../flow.ts";
import { parametersReadBy } from "../parameters-read.ts";
import type { Trigger } from "../trigger.ts";
import type { Given, Input } from "./input.ts";
import { templateFrom } from "./input.ts";
import type { ButtonInput, ButtonValue } from "./request.ts";
import { record, type Steps, type UsedConnection } from "./steps.ts";
import { type Operand, operandNode, typed } from "./typed.ts";

/** A flow as its author said it. Actions that call another flow name it by key, not by id. */
export interface FlowSource {
  /** Never shown, never changed: the flow's id comes from it. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly definition: FlowDefinition;
}

/** A flow that others may call, with the types of what it takes and answers. */
export interface ChildFlow<Inputs extends Readonly<Record<string, ButtonInput>>, Answer>
  extends FlowSource {
  readonly takes: Inputs;
  readonly answers?: Answer;
}

export interface FlowSpeech {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Begins the addresses of ids inside the definition: the solution's unique name. */
  readonly solution: string;
  readonly trigger: Trigger;
  readonly triggerConnection?: UsedConnection;
  /** All must be true, or what happened starts no run: they read what the trigger hands on only. */
  readonly onlyIf?: readonly Operand<boolean>[];
  /** All environment variables of the solution; the flow gets those it reads. */
  readonly parameters: readonly FlowParameter[];
  readonly steps: (steps: Steps) => void;
}

/** Plays the steps and returns the flow as frozen data. */
export function flow(speech: FlowSpeech): FlowSource {
  const { key, name, description, solution } = speech;
  const { actions, connections } = record(speech.steps);
  const used = speech.triggerConnection ? [speech.triggerConnection, ...connections] : connections;
  const own = (place: string): Json =>
    new Map([["operationMetadataId", stableId(solution, "flow", key, place)]]);
  const conditions = speech.onlyIf?.map((condition) => ({
    expression: typed(operandNode(condition)),
  }));
  const trigger = {
    ...speech.trigger,
    ...(conditions ? { conditions: templateFrom(conditions) } : {}),
    metadata: own("trigger"),
  };
  const definition: FlowDefinition = {
    connections: connectionsOf(used),
    parameters: [],
    triggers: [trigger],
    actions: actions.map((action) => withMetadata(action, own)),
  };
  const read = parametersReadBy(definition);
  const parameters = speech.parameters.filter((parameter) => read.has(parameter.name));
  invariant(
    parameters.length === read.size,
    `flow "${name}" reads ${[...read].join(", ")}, which is not all declared`,
  );
  return Object.freeze({
    key,
    name,
    description,
    definition: Object.freeze({ ...definition, parameters: [...INNER_PARAMETERS, ...parameters] }),
  });
}

/** Both are in every real definition (flow-language.md §1.3). */
const INNER_PARAMETERS: readonly FlowParameter[] = [
  { name: "$connections", type: "Object", defaultValue: new Map() },
  { name: "$authentication", type: "SecureObject", defaultValue: new Map() },
];

/** One reference per connector, so the connector's name is the key. */
function connectionsOf(used: readonly UsedConnection[]): readonly FlowConnection[] {
  const byKey = new Map<string, FlowConnection>();
  for (const { apiName, logicalName } of used) {
    const known = byKey.get(apiName);
    invariant(
      known === undefined || known.logicalName === logicalName,
      `a flow uses two connection references of ${apiName}`,
    );
    byKey.set(apiName, { key: apiName, runtimeSource: "embedded", logicalName, apiName });
  }
  return [...byKey.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}

function withMetadata(action: Action, own: (place: string) => Json): Action {
  const inner = withChildActions(
    action,
    childActions(action).map((list) => list.map((child) => withMetadata(child, own))),
  );
  return Object.freeze({ ...inner, metadata: own(`action/${action.name}`) });
}

/** What a parent hands to a child: every input, with values of its kind. */
export type GivenInputs<Of extends Readonly<Record<string, ButtonInput>>> = {
  readonly [Key in keyof Of]: Given<ButtonValue<Of[Key]>>;
};

/** Inputs for a call, by the keys the child's trigger has. */
export const callInputs = <Of extends Readonly<Record<string, ButtonInput>>>(
  keys: ReadonlyMap<string, string>,
  inputs: GivenInputs<Of>,
) =>
  templateFrom(
    Object.fromEntries(
      Object.entries(inputs).map(([author, value]) => [keys.get(author) ?? author, value as Input]),
    ),
  );
