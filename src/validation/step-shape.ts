import { dataverse } from "#connectors";
import type { Expression, OperationHost, RecordTemplate, ResponseAction, Template } from "#wdl";
import { shapeOfAnswer } from "./answer-shape.ts";
import { listIn, TRIGGER_ENTITY } from "./dataverse-calls.ts";
import type { FlowView } from "./flow-view.ts";
import type { KnownTable } from "./known-tables.ts";
import { literalNumber, literalText, memberOf } from "./literal.ts";
import { operationNamed } from "./operations.ts";
import { ANYTHING, queryText } from "./query-text.ts";
import { remembered } from "./remembered.ts";
import { rowShape } from "./row-shape.ts";
import { shapeOfSchema } from "./schema-shape.ts";
import type { Step } from "./steps.ts";
import {
  closedObjectOf,
  eitherOf,
  listOf,
  listOfAll,
  objectOf,
  orNull,
  present,
  type RowSource,
  type Shape,
  shape,
  shapeOfConstant,
  TRUTH_TEXT,
} from "./value-shape.ts";

/** What an expression gives at a place of a flow. */
export type ShapeOf = (
  node: Expression,
  flow: FlowView,
  step: Step | undefined,
) => Shape | undefined;

/** What stands in a template, by what its expressions give. */
export function shapeOfTemplate(
  template: Template | undefined,
  flow: FlowView,
  step: Step,
  shapeOf: ShapeOf,
): Shape | undefined {
  switch (template?.kind) {
    case undefined:
      return undefined;
    case "constant":
      return shapeOfConstant(template.value);
    case "text":
      return shape("string");
    case "interpolation": {
      const [only, ...others] = template.parts;
      return others.length === 0 && only?.kind === "expression"
        ? textOf(shapeOf(only.expression, flow, step))
        : shape("string");
    }
    case "expression":
      return shapeOf(template.expression, flow, step);
    case "list":
      return listOfAll(template.items.map((one) => shapeOfTemplate(one, flow, step, shapeOf)));
    case "record":
      return ofRecord(template, flow, step, shapeOf);
  }
}

/** What a value is as text. */
export function textOf(of: Shape | undefined): Shape {
  if (of?.types.size !== 1) return shape("string");
  if (of.types.has("boolean")) return TRUTH_TEXT;
  return of.says ? of : shape("string");
}

/** Made here, so it has no other keys, unless one is computed. */
function ofRecord(
  { entries }: RecordTemplate,
  flow: FlowView,
  step: Step,
  shapeOf: ShapeOf,
): Shape {
  const members = entries.flatMap(({ key, value }) =>
    key.kind === "text"
      ? [[key.value, present(shapeOfTemplate(value, flow, step, shapeOf) ?? shape("any"))] as const]
      : [],
  );
  return members.length === entries.length ? closedObjectOf(members) : objectOf(members);
}

const withBody = (body: Shape | undefined): Shape =>
  objectOf([
    ["statusCode", present(shape("integer"))],
    ["headers", present(shape("object"))],
    ...(body ? [["body", present(body)] as const] : []),
  ]);

/** What `outputs('…')` of an action gives; each is worked out once. */
export const shapeOfStep = (step: Step, flow: FlowView, shapeOf: ShapeOf): Shape | undefined =>
  remembered(step, flow, () => ofAction(step, flow, shapeOf));

function ofAction(step: Step, flow: FlowView, shapeOf: ShapeOf): Shape | undefined {
  const { action } = step;
  const of = (template: Template): Shape | undefined =>
    shapeOfTemplate(template, flow, step, shapeOf);
  switch (action.kind) {
    case "compose":
      return of(action.inputs);
    case "parse-json":
      return withBody(shapeOfSchema(action.schema, true));
    case "filter-array":
      return withBody(listOf(of(action.from)?.items));
    case "select":
      return withBody(listOf(of(action.select)));
    case "join":
    case "table":
      return withBody(shape("string"));
    case "data-operation":
      return withBody(shape(/^indexof$/i.test(action.operation) ? "integer" : "string"));
    case "connector":
      return ofOperation(action.host, action.parameters, flow);
    case "http":
      return withBody(undefined);
    case "child-flow":
      return withBody(flow.answerOf(action.workflowReferenceName));
    case "response":
      return withBody(ofAnswer(action, action.body && of(action.body)));
    default:
      return undefined;
  }
}

/** What a flow answers its caller when it succeeds: one of its Responses. */
export function shapeOfAnswers(flow: FlowView, shapeOf: ShapeOf): Shape | undefined {
  const bodies = flow
    .stepsOfKind("response")
    .filter(({ action }) => (literalNumber(action.statusCode) ?? 200) < 400)
    .map((answer) => shapeOfStep(answer, flow, shapeOf)?.members?.get("body")?.shape);
  const body = eitherOf(bodies);
  // An answer that tells of a failure may hold other keys.
  return body && { ...body, closed: false };
}

/** Apps and parents get the types of the schema, whatever text the body makes of them. */
function ofAnswer({ schema }: ResponseAction, body: Shape | undefined): Shape | undefined {
  const { members: typed } = shapeOfSchema(schema, true) ?? {};
  if (!typed || !body?.members) return body;
  return closedObjectOf(
    [...body.members].map(([key, member]) => {
      const said = typed.get(key)?.shape;
      return [key, said ? { ...member, shape: said } : member] as const;
    }),
  );
}

const ROW_OPERATIONS: ReadonlySet<string> = new Set([
  "GetItem",
  "CreateRecord",
  "UpdateOnlyRecord",
]);

function ofOperation(
  { apiId, operationId }: OperationHost,
  parameters: Template | undefined,
  { tables }: FlowView,
): Shape | undefined {
  if (!apiId.endsWith(`/${dataverse.apiName}`)) {
    const { answer, mayBeEmpty } =
      operationNamed(apiId.slice(apiId.lastIndexOf("/") + 1), operationId) ?? {};
    const body = answer && shapeOfAnswer(answer);
    return withBody(body && mayBeEmpty ? orNull(body) : body);
  }
  const table = tables.withSet(literalText(memberOf(parameters, "entityName")) ?? "");
  const row = table && { ...rowShape(table), row: sourceOf(table, parameters) };
  if (operationId === "ListRecords") return withBody(objectOf([["value", present(listOf(row))]]));
  return ROW_OPERATIONS.has(operationId) && row ? withBody(row) : undefined;
}

/** Updates and creations ask for nothing: all columns come back. */
function sourceOf(table: KnownTable, parameters: Template | undefined): RowSource {
  const select = literalText(memberOf(parameters, "$select"));
  const expand = memberOf(parameters, "$expand");
  return {
    table,
    ...(select === undefined ? {} : { select: listIn(select) }),
    ...(expand === undefined ? {} : { expand: queryText(expand) ?? ANYTHING }),
  };
}

/** What `triggerOutputs()` gives. */
export const shapeOfTrigger = (flow: FlowView): Shape | undefined =>
  remembered("trigger", flow, () => ofTrigger(flow));

function ofTrigger({ flow, tables }: FlowView): Shape | undefined {
  const [trigger] = flow.triggers;
  if (trigger?.kind === "connector" && trigger.host.apiId.endsWith(`/${dataverse.apiName}`)) {
    if (trigger.host.operationId !== "SubscribeWebhookTrigger") return undefined;
    const table = tables.withLogicalName(
      literalText(memberOf(trigger.parameters, TRIGGER_ENTITY)) ?? "",
    );
    return table && withBody(rowShape(table));
  }
  if (trigger?.kind !== "request" || trigger.splitOn) return undefined;
  const isChecked =
    (trigger.requestKind ?? "Http").toLowerCase() !== "http" ||
    /EnableSchemaValidation/i.test(trigger.operationOptions ?? "");
  return withBody(shapeOfSchema(memberOf(trigger.inputs, "schema"), isChecked));
}

const UNKNOWN: Shape = shape("any");

/** The record of an action that ran (flow-language.md §3.5). */
export const RESULT: Shape = objectOf([
  ["name", present(shape("string"))],
  ["status", present(shape("string"))],
  ...["code", "startTime", "endTime", "trackingId", "inputs", "outputs"].map(
    (key) => [key, present(UNKNOWN)] as const,
  ),
  ["error", { shape: UNKNOWN, optional: true }],
]);
