import {
  ENGLISH,
  type EnvironmentVariable,
  type GlobalChoice,
  type Publisher,
  type Relationship,
  type Role,
  type Table,
  type TableExtension,
} from "#dataverse";
import { invariant, jsonOf, type PlainJson, stableId } from "#foundation";
import type { NeededPart, SolutionModel } from "#model";
import { type FlowDefinition, readFlow } from "#wdl";

interface Members {
  readonly [key: string]: PlainJson;
}

/** A definition of which only what matters is said; the rest is that of a flow started by a button. */
export interface FlowExample {
  readonly connections?: Members;
  readonly parameters?: Members;
  readonly triggers?: Members;
  readonly actions?: Members;
  readonly staticResults?: Members;
  /** Whether the definition names its schema; all but broken ones do. */
  readonly schema?: boolean;
}

/** Parts of a solution of which only what matters is said. */
export interface SolutionExample {
  readonly version?: string;
  /** LCIDs; English where nothing is said. */
  readonly languages?: readonly number[];
  readonly flows?: Readonly<Record<string, FlowExample>>;
  /** Names of flows that the import leaves off. */
  readonly off?: readonly string[];
  /** Ids of flows, where they are not made from the name. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly tables?: readonly (Table | TableExtension)[];
  readonly choices?: readonly GlobalChoice[];
  readonly relationships?: readonly Relationship[];
  readonly publisher?: Publisher;
  readonly roles?: readonly Role[];
  readonly variables?: readonly EnvironmentVariable[];
  /** Logical name → connector. */
  readonly references?: Readonly<Record<string, string>>;
  /** Parts of other solutions that this one says it needs. */
  readonly needed?: readonly NeededPart[];
}

const BUTTON: Members = {
  manual: { type: "Request", kind: "Button", inputs: { schema: { type: "object" } } },
};

/** As a person sees it in the designer's code view. */
export const jsonOfExample = (example: FlowExample): PlainJson => ({
  properties: {
    connectionReferences: example.connections ?? {},
    definition: {
      ...(example.schema === false ? {} : { $schema: SCHEMA }),
      contentVersion: "1.0.0.0",
      parameters: {
        $connections: { defaultValue: {}, type: "Object" },
        $authentication: { defaultValue: {}, type: "SecureObject" },
        ...example.parameters,
      },
      triggers: example.triggers ?? BUTTON,
      actions: example.actions ?? {},
      ...(example.staticResults ? { staticResults: example.staticResults } : {}),
    },
  },
  schemaVersion: "1.0.0.0",
});

const SCHEMA =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

export const flowOfExample = (example: FlowExample): FlowDefinition =>
  readFlow(jsonOf(jsonOfExample(example)), "example").value;

export const PUBLISHER: Publisher = Object.freeze({
  uniqueName: "example",
  labels: { [ENGLISH]: "Example" },
  descriptions: {},
  prefix: "ex",
  optionValuePrefix: 10_000,
});

/** The id that a flow of an example has: what `workflowReferenceName` names. */
export const exampleId = (flow: string): string => stableId("example", flow);

const exampleIds = <Part extends { readonly key: string }>(
  table: string,
  parts: readonly Part[],
): ReadonlyMap<Part, string> =>
  new Map(parts.map((part) => [part, stableId("example", table, part.key)]));

export function modelOfExample(example: SolutionExample): SolutionModel {
  const flows = Object.entries(example.flows ?? {});
  invariant(new Set(flows.map(([name]) => name)).size === flows.length, "names of flows differ");
  return {
    identity: {
      uniqueName: "example",
      labels: { [ENGLISH]: "Example" },
      descriptions: {},
      version: example.version ?? "1.0.0.0",
      languages: example.languages ?? [ENGLISH],
    },
    publisher: example.publisher ?? PUBLISHER,
    tables: (example.tables ?? []).map((table) => ({
      ...table,
      formIds: exampleIds(table.logicalName, table.kind === "own" ? table.forms : []),
      viewIds: exampleIds(table.logicalName, table.kind === "own" ? table.views : []),
      introducedVersion: "1.0.0.0",
    })),
    relationships: example.relationships ?? [],
    choices: example.choices ?? [],
    roles: (example.roles ?? []).map((role) => ({ ...role, id: stableId("example", role.key) })),
    flows: flows.map(([name, flow]) => ({
      id: example.ids?.[name] ?? exampleId(name),
      name,
      state: example.off?.includes(name) ? ("off" as const) : ("on" as const),
      introducedVersion: "1.0.0.0",
      definition: flowOfExample(flow),
      part: `Workflows/${name}.json`,
    })),
    environmentVariables: example.variables ?? [],
    connectionReferences: Object.entries(example.references ?? {}).map(
      ([logicalName, apiName]) => ({ logicalName, displayName: logicalName, apiName }),
    ),
    dependencies: [],
    ...(example.needed ? { needed: example.needed } : {}),
  };
}
