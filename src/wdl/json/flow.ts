import {
  type Checked,
  type Diagnostic,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from "#foundation";
import type { FlowConnection, FlowDefinition, FlowParameter } from "../flow.ts";
import { actionsCodec } from "./action.ts";
import {
  type Codec,
  json,
  namedList,
  type Place,
  prefixed,
  report,
  text,
  textOrNull,
  usually,
} from "./codec.ts";
import { type Draft, nodeCodec, readObject, writeObject } from "./object.ts";
import { type Description, optional, shapeOf, usual } from "./shape.ts";
import { triggersCodec } from "./trigger.ts";

const SCHEMA =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

const modernConnection = nodeCodec<FlowConnection>(
  shapeOf(
    {
      impersonation: optional("impersonation", json),
      runtimeSource: optional("runtimeSource", text),
      logicalName: optional("connection/connectionReferenceLogicalName", text),
      connectionName: optional("connection/name", text),
      apiName: optional("api/name", text),
      apiLogicalName: optional("api/logicalName", text),
    } satisfies Description<FlowConnection, "key" | "legacy" | "tier">,
    { always: ["connection"] },
  ),
);

const legacyConnection = nodeCodec<FlowConnection>(
  shapeOf({
    connectionName: optional("connectionName", text),
    apiName: optional("id", prefixed("/providers/Microsoft.PowerApps/apis/")),
    runtimeSource: optional("source", text),
    tier: optional("tier", text),
  } satisfies Partial<Description<FlowConnection>>),
  { legacy: true },
);

/** The form before solutions has the connection's name and the api's id directly (§1.1). */
const connection: Codec<FlowConnection> = {
  read(value, place) {
    const legacy =
      isJsonObject(value) &&
      (value.has("id") || value.has("connectionName")) &&
      !(value.has("api") || value.has("connection"));
    return (legacy ? legacyConnection : modernConnection).read(value, place);
  },
  write: (value, within) =>
    (value.legacy ? legacyConnection : modernConnection).write(value, within),
};

const connections = namedList<FlowConnection>(
  connection,
  ({ key }) => key,
  (value, key) => ({ ...value, key }),
);

const parameters = namedList<FlowParameter>(
  nodeCodec<FlowParameter>(
    shapeOf({
      defaultValue: optional("defaultValue", json),
      type: usual("type", text, ""),
      schemaName: optional("metadata/schemaName", text),
      description: optional("metadata/description", text),
    } satisfies Description<FlowParameter, "name">),
  ),
  ({ name }) => name,
  (value, name) => ({ ...value, name }),
);

const flowAt = (properties: string, definition: string) =>
  ({
    connections: usual(`${properties}connectionReferences`, connections, []),
    contentVersion: usual(`${definition}contentVersion`, usually(text, "1.0.0.0"), undefined),
    parameters: usual(`${definition}parameters`, parameters, []),
    triggers: usual(`${definition}triggers`, triggersCodec, []),
    actions: usual(`${definition}actions`, actionsCodec, []),
    outputs: optional(`${definition}outputs`, json),
    description: optional(`${definition}description`, text),
    metadata: optional(`${definition}metadata`, json),
    staticResults: optional(`${definition}staticResults`, json),
    templateName: usual(`${properties}templateName`, usually(textOrNull, ""), undefined),
  }) satisfies Description<FlowDefinition>;

/** Where the connections and the definition stand in what is given as a flow. */
const FORMS = {
  /** The file in a solution. */
  file: shapeOf(flowAt("properties/", "properties/definition/"), {
    constants: { "properties/definition/$schema": SCHEMA, schemaVersion: "1.0.0.0" },
    always: ["properties", "properties/definition"],
    order: [
      "properties",
      "properties/connectionReferences",
      "properties/definition",
      "properties/definition/$schema",
    ],
  }),
  /** What the file has under `properties`. */
  properties: shapeOf(flowAt("", "definition/"), {
    constants: { "definition/$schema": SCHEMA },
    always: ["definition"],
    order: ["connectionReferences", "definition", "definition/$schema"],
  }),
  /** The bare definition, as the designer's code view shows it. */
  definition: shapeOf(flowAt("", ""), {
    constants: { $schema: SCHEMA },
    order: ["connectionReferences", "$schema"],
  }),
} as const;

const formOf = (keys: readonly string[]): keyof typeof FORMS =>
  keys.includes("properties") ? "file" : keys.includes("definition") ? "properties" : "definition";

/** Deeper JSON is carried unread: reading goes down with it. */
const DEEPEST = 600;

/**
 * The flow in a file, in the `properties` of one or in a bare definition. `part` names the file in
 * findings. Everything the types cannot say is a finding and stays in the layouts, so that
 * {@link writeFlow} gives back the same content and key order.
 */
export function readFlow(json: Json, part: string): Checked<FlowDefinition> {
  const findings = { part, list: [] as Diagnostic[] };
  const place: Place = { trail: undefined, path: "", layouts: new Map(), findings };
  const draft: Draft = { connections: [], parameters: [], triggers: [], actions: [] };
  if (!isJsonObject(json)) {
    report(place, "flow/not-an-object", "error", "A flow is a JSON object.");
  } else if (isDeeper(json, DEEPEST)) {
    report(place, "flow/too-deep", "error", `Nested deeper than ${DEEPEST} levels.`);
    const order = [...json.keys()];
    place.layouts.set("", { order, rest: Object.fromEntries(json) });
  } else {
    const form = formOf([...json.keys()]);
    readObject(FORMS[form], json, place, draft, { keepOrder: form !== "file" });
    reportShape(json, form, place, draft);
  }
  if (place.layouts.size > 0) draft["layout"] = Object.fromEntries(place.layouts);
  // Every field of FlowDefinition is described, and the required ones are set above.
  return { value: draft as unknown as FlowDefinition, diagnostics: findings.list };
}

/** The JSON of a flow; in canonical key order where the flow has no layout. */
export function writeFlow(flow: FlowDefinition): Json {
  const order = flow.layout?.[""]?.order;
  const form = order ? formOf(order) : "file";
  return writeObject(FORMS[form], flow as unknown as Readonly<Draft>, flow.layout);
}

function reportShape(
  root: JsonObject,
  form: keyof typeof FORMS,
  place: Place,
  draft: Readonly<Draft>,
): void {
  const properties = form === "file" ? root.get("properties") : root;
  const definition =
    form === "definition" || !isJsonObject(properties) ? properties : properties.get("definition");
  if (!isJsonObject(definition) || !definition.has("triggers") || !definition.has("actions")) {
    report(
      place,
      "flow/no-definition",
      "error",
      "No definition with triggers and actions is here.",
    );
    return;
  }
  const triggers = (draft["triggers"] as FlowDefinition["triggers"]).length;
  if (triggers !== 1) {
    const message = `A flow that can be switched on has one trigger; this one has ${triggers}.`;
    report(place, "flow/trigger-count", "warning", message);
  }
}

const isDeeper = (json: Json, levels: number): boolean => {
  if (typeof json !== "object" || json === null) return false;
  if (levels === 0) return true;
  const children = isJsonArray(json) ? json : json.values();
  for (const child of children) if (isDeeper(child, levels - 1)) return true;
  return false;
};
