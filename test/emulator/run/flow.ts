import { type Json, type JsonObject, jsonOf, type PlainJson, plainOf } from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import { readFlow } from "#wdl";
import type { Profile } from "../../../src/emulator/interpreter/profile.ts";
import type { ConnectorAnswer, ConnectorCall, Instant } from "../../../src/emulator/port.ts";
import { jsonOfValue } from "../../../src/emulator/run/plain.ts";
import { type ActionResult, recordOf } from "../../../src/emulator/run/result.ts";
import type { Run } from "../../../src/emulator/run/run.ts";
import { createWorld, type World, type WorldOptions } from "../../../src/emulator/world/world.ts";
import { MONDAY } from "../outside.ts";

export type Plain = Readonly<Record<string, PlainJson>>;

export interface FlowText {
  readonly actions: Plain;
  readonly trigger?: Plain;
  readonly parameters?: Plain;
  readonly staticResults?: Plain;
  /** What the connection reference leads to. */
  readonly api?: string;
  /** `invoker`: the connection is the caller's. */
  readonly runtimeSource?: string;
}

/** A flow of JSON text, numbered for its id. */
export function flowOf(name: string, number: number, text: FlowText): FlowComponent {
  const id = idOf(number);
  const { trigger = REQUEST, actions, parameters = {}, staticResults } = text;
  const { api = "shared_rows", runtimeSource = "embedded" } = text;
  const json = jsonOf({
    properties: {
      connectionReferences: {
        shared_rows: {
          runtimeSource,
          connection: { connectionReferenceLogicalName: "new_rows" },
          api: { name: api },
        },
      },
      definition: {
        $schema:
          "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
        contentVersion: "1.0.0.0",
        parameters,
        triggers: { manual: trigger },
        actions,
        ...(staticResults && { staticResults }),
      },
    },
    schemaVersion: "1.0.0.0",
  });
  const { value } = readFlow(json, `Workflows/${name}.json`);
  return {
    id,
    name,
    state: "on",
    introducedVersion: "1.0",
    definition: value,
    part: `Workflows/${name}.json`,
  };
}

export const REQUEST: Plain = { type: "Request", kind: "Button", inputs: { schema: {} } };

export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const modelOf = (flows: readonly FlowComponent[]): SolutionModel => ({
  identity: {
    uniqueName: "Test",
    labels: {},
    descriptions: {},
    version: "1.0.0.0",
    languages: [1033],
  },
  publisher: {
    uniqueName: "test",
    labels: {},
    descriptions: {},
    prefix: "new",
    optionValuePrefix: 10000,
  },
  tables: [],
  relationships: [],
  choices: [],
  roles: [],
  flows,
  environmentVariables: [],
  connectionReferences: [{ logicalName: "new_rows", displayName: "Rows", apiName: "shared_rows" }],
  dependencies: [],
});

export type Answering = (call: ConnectorCall, now: Instant) => ConnectorAnswer | undefined;

export const answering = (
  statusCode: number,
  body?: PlainJson,
  headers: Readonly<Record<string, string>> = {},
): ConnectorAnswer => ({
  statusCode,
  headers: new Map(Object.entries(headers)),
  ...(body === undefined ? {} : { body: jsonOf(body) }),
});

export interface Setting extends Partial<WorldOptions> {
  readonly trigger?: Plain;
  readonly body?: PlainJson;
  readonly answer?: Answering;
  readonly children?: readonly FlowText[];
  readonly staticResults?: Plain;
  readonly api?: string;
  readonly runtimeSource?: string;
  readonly profile?: Profile;
}

/** A world of one flow, or of more that the first one calls; all switched on, children first. */
export function worldOf(actions: Plain, setting: Setting = {}): World {
  const { trigger, answer, children = [], staticResults, api, runtimeSource, ...options } = setting;
  const flow = flowOf("Flow", 1, {
    actions,
    ...(trigger && { trigger }),
    ...(staticResults && { staticResults }),
    ...(api !== undefined && { api }),
    ...(runtimeSource !== undefined && { runtimeSource }),
  });
  const others = children.map((text, index) => flowOf(`Child ${index + 1}`, index + 2, text));
  const world = createWorld(modelOf([flow, ...others]), {
    start: MONDAY,
    seed: 7,
    profile: "host",
    ...options,
  });
  world.bind("new_rows");
  if (answer) world.connect({ invoke: answer });
  for (const { name } of [...others.toReversed(), flow]) {
    const error = world.switchOn(name);
    if (error) throw new Error(error.message);
  }
  return world;
}

/** The run of a flow with these actions, from its start until nothing is left to do. */
export function ran(actions: Plain, setting: Setting = {}): Run {
  const world = worldOf(actions, setting);
  const run = world.startByHand("Flow", jsonOf(setting.body ?? {}));
  if (!run) throw new Error("The flow did not start.");
  world.run();
  return run;
}

/** Name → status of everything that ended, the last turn of loops. */
export const statuses = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(run.events().map(({ result }) => [result.name, result.status]));

export function resultOf(run: Run, name: string): ActionResult {
  const found = run.events().findLast(({ result }) => result.name === name);
  if (!found) throw new Error(`'${name}' has no result.`);
  return found.result;
}

export const recordIn = (run: Run, name: string): PlainJson =>
  plainOf(jsonOfValue(recordOf(resultOf(run, name), run)));

export const outputsOf = (run: Run, name: string): PlainJson | undefined => {
  const { outputs } = resultOf(run, name);
  return outputs === undefined ? undefined : plainOf(jsonOfValue(outputs));
};

export const bodyOf = (run: Run, name: string): PlainJson | undefined => {
  const outputs = resultOf(run, name).outputs;
  const body = outputs instanceof Map ? outputs.get("body") : undefined;
  return body === undefined ? undefined : plainOf(body as Json);
};

/** `Compose` with these inputs. */
export const compose = (inputs: PlainJson, runAfter: Plain = {}): Plain => ({
  type: "Compose",
  inputs,
  runAfter,
});

/** An action that fails by an expression. */
export const failing = (runAfter: Plain = {}): Plain => compose("@div(1, 0)", runAfter);

export const after = (
  name: string,
  ...statuses: readonly string[]
): Readonly<Record<string, readonly string[]>> => ({
  [name]: statuses.length > 0 ? statuses : ["Succeeded"],
});

export const connector = (
  operationId: string,
  parameters: Plain = {},
  more: Plain = {},
  common: Plain = {},
): Plain => ({
  type: "OpenApiConnection",
  inputs: {
    host: {
      connectionName: "shared_rows",
      operationId,
      apiId: "/providers/Microsoft.PowerApps/apis/shared_rows",
    },
    parameters,
    authentication: "@parameters('$authentication')",
    ...more,
  },
  runAfter: {},
  ...common,
});

export const objectIn = (json: Json | undefined): JsonObject =>
  json instanceof Map ? json : new Map();
