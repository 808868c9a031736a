import { isJsonArray, isJsonObject, type Json } from "#foundation";
import type {
  Action,
  ActionCommon,
  ActionKind,
  ForeignAction,
  OperationHost,
  SwitchCase,
  VariableDeclaration,
} from "../action.ts";
import type { RunAfter } from "../run-after.ts";
import { type Codec, json, list, namedList, REFUSED, report, text } from "./codec.ts";
import { foreignCodec } from "./foreign.ts";
import { type Draft, nodeCodec, objectCodec } from "./object.ts";
import { type Description, optional, required, shapeOf, usual } from "./shape.ts";
import { condition, template, textTemplate } from "./template.ts";

/**
 * The one order of an action's keys. Counted in the 2,500 actions of exports of 2023 to 2026
 * (flow-language.md §1.7): of every two keys the first stands before the second wherever both occur.
 */
const ORDER: readonly string[] = [
  "foreach",
  "actions",
  "runAfter",
  "cases",
  "default",
  "else",
  "expression",
  "limit",
  "metadata",
  "type",
  "kind",
  "inputs",
  "description",
  "runtimeConfiguration",
  "operationOptions",
  "trackedProperties",
];

const runAfter: Codec<RunAfter> = {
  read(value) {
    if (!isJsonObject(value)) return REFUSED;
    const predecessors: { action: string; statuses: string[] }[] = [];
    for (const [action, statuses] of value) {
      if (!isJsonArray(statuses) || !statuses.every((status) => typeof status === "string")) {
        return REFUSED;
      }
      predecessors.push({ action, statuses: [...statuses] });
    }
    return predecessors;
  },
  write: (predecessors) =>
    new Map<string, Json>(predecessors.map(({ action, statuses }) => [action, [...statuses]])),
};

/** Called only while reading or writing, when the table of kinds is complete. */
const anyAction: Codec<Action> = {
  read(value, place) {
    const type = isJsonObject(value) ? value.get("type") : undefined;
    const codec = typeof type === "string" ? byType.get(type.toLowerCase()) : undefined;
    if (codec) {
      const read = codec.read(value, { ...place, layouts: new Map() });
      if (read !== REFUSED) return read;
      const message = `The action lacks what "${type}" needs; it is carried unread.`;
      report(place, "flow/incomplete-action", "error", message);
    } else {
      report(
        place,
        "flow/unknown-action",
        "warning",
        "An action of unknown type is carried unread.",
      );
    }
    return foreign.read(value, place);
  },
  write: (action, within) => codecOf(action).write(action, within),
};

/** Assigned, not spread: see withBlanksBefore. */
const named = <Node extends object>(node: Node, name: string): Node & { readonly name: string } =>
  Object.assign({}, node, { name });

const actions = namedList<Action>(anyAction, (action) => action.name, named);

const host: Codec<OperationHost> = objectCodec<OperationHost>({
  connectionName: required("connectionName", text),
  operationId: required("operationId", text),
  apiId: required("apiId", text),
});

export const operation = {
  host: required("inputs/host", host),
  parameters: optional("inputs/parameters", template),
  authentication: optional("inputs/authentication", template),
  retryPolicy: optional("inputs/retryPolicy", template),
};

const cases = namedList<SwitchCase>(
  nodeCodec<SwitchCase>(
    shapeOf({
      value: required("case", template),
      actions: usual("actions", actions, []),
    } satisfies Description<SwitchCase, "name">),
  ),
  (one) => one.name,
  named,
);

const variables = list<VariableDeclaration>(
  nodeCodec<VariableDeclaration>(
    shapeOf({
      name: required("name", text),
      type: required("type", text),
      value: optional("value", template),
    } satisfies Description<VariableDeclaration>),
  ),
);

const common = {
  runAfter: optional("runAfter", runAfter),
  description: optional("description", text),
  metadata: optional("metadata", json),
  runtimeConfiguration: optional("runtimeConfiguration", template),
  operationOptions: optional("operationOptions", text),
  limit: optional("limit", template),
  trackedProperties: optional("trackedProperties", template),
} satisfies Description<ActionCommon, "name">;

const body = { actions: usual("actions", actions, []) };
const inputs = { inputs: required("inputs", template) };
const variable = {
  variable: required("inputs/name", textTemplate),
  value: optional("inputs/value", template),
};

type Holder<Kind, Of = Action> = Of extends Action ? (Kind extends Of["kind"] ? Of : never) : never;
type Own<Kind extends ActionKind> = Description<
  Holder<Kind>,
  keyof ActionCommon | "kind" | "webhook"
>;

const foreign: Codec<ForeignAction> = foreignCodec<ForeignAction>(
  shapeOf(common, { order: ORDER }),
  ORDER,
);

/** What each kind says beyond what all say. */
const descriptions = {
  scope: body,
  if: {
    ...body,
    otherwise: optional("else/actions", actions),
    expression: required("expression", condition),
  },
  switch: {
    cases: usual("cases", cases, []),
    otherwise: optional("default/actions", actions),
    expression: required("expression", template),
  },
  "for-each": { foreach: required("foreach", template), ...body },
  until: { ...body, expression: required("expression", template) },
  terminate: {
    runStatus: required("inputs/runStatus", template),
    runError: optional("inputs/runError", template),
  },
  wait: inputs,
  "child-flow": {
    workflowReferenceName: required("inputs/host/workflowReferenceName", text),
    headers: optional("inputs/headers", template),
    body: optional("inputs/body", template),
    retryPolicy: optional("inputs/retryPolicy", template),
  },
  "initialize-variable": { variables: required("inputs/variables", variables) },
  "set-variable": variable,
  "increment-variable": variable,
  "decrement-variable": variable,
  "append-to-string-variable": variable,
  "append-to-array-variable": variable,
  compose: inputs,
  "parse-json": {
    content: required("inputs/content", template),
    schema: required("inputs/schema", template),
  },
  "filter-array": {
    from: required("inputs/from", template),
    where: required("inputs/where", template),
  },
  select: {
    from: required("inputs/from", template),
    select: required("inputs/select", template),
  },
  table: {
    from: required("inputs/from", template),
    format: required("inputs/format", textTemplate),
    columns: optional("inputs/columns", template),
  },
  join: {
    from: required("inputs/from", template),
    joinWith: required("inputs/joinWith", template),
  },
  "data-operation": { operation: required("kind", text), ...inputs },
  connector: operation,
  "legacy-connector": inputs,
  http: inputs,
  response: {
    responseKind: optional("kind", text),
    statusCode: required("inputs/statusCode", template),
    headers: optional("inputs/headers", template),
    body: optional("inputs/body", template),
    schema: optional("inputs/schema", template),
  },
  changeset: { ...body, changesetKind: optional("kind", text), ...inputs },
} satisfies { readonly [Kind in Exclude<ActionKind, "foreign">]: Own<Kind> };

type Described = Exclude<ActionKind, "foreign">;

/** `type` in the file; kinds that listen instead of asking have a second one. */
const types: Readonly<Record<Described, string | readonly [asks: string, listens: string]>> = {
  scope: "Scope",
  if: "If",
  switch: "Switch",
  "for-each": "Foreach",
  until: "Until",
  terminate: "Terminate",
  wait: "Wait",
  "child-flow": "Workflow",
  "initialize-variable": "InitializeVariable",
  "set-variable": "SetVariable",
  "increment-variable": "IncrementVariable",
  "decrement-variable": "DecrementVariable",
  "append-to-string-variable": "AppendToStringVariable",
  "append-to-array-variable": "AppendToArrayVariable",
  compose: "Compose",
  "parse-json": "ParseJson",
  "filter-array": "Query",
  select: "Select",
  table: "Table",
  join: "Join",
  "data-operation": "Expression",
  connector: ["OpenApiConnection", "OpenApiConnectionWebhook"],
  "legacy-connector": ["ApiConnection", "ApiConnectionWebhook"],
  http: ["Http", "HttpWebhook"],
  response: "Response",
  changeset: "Changeset",
};

const byType = new Map<string, Codec<Action>>();
const byKind = new Map<string, readonly Codec<Action>[]>();
for (const [kind, type] of Object.entries(types) as [Described, string | readonly string[]][]) {
  const description = { ...descriptions[kind], ...common };
  const codecs = (typeof type === "string" ? [type] : type).map((name, index) => {
    const fixed: Draft = typeof type === "string" ? { kind } : { kind, webhook: index === 1 };
    const shape = shapeOf(description, { constants: { type: name }, order: ORDER });
    const codec = nodeCodec<Action>(shape, fixed);
    byType.set(name.toLowerCase(), codec);
    return codec;
  });
  byKind.set(kind, codecs);
}

function codecOf(action: Action): Codec<Action> {
  const [asks = foreign as Codec<Action>, listens = asks] = byKind.get(action.kind) ?? [];
  return "webhook" in action && action.webhook ? listens : asks;
}

/** `actions` of a definition, in the order of the file. */
export const actionsCodec = actions;
