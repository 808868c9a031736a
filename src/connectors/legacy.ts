import {
  call,
  type Draft,
  type Expression,
  expressionTemplate,
  type Input,
  type LegacyConnectorTrigger,
  namedCall,
  recurrenceOf,
  safeAccess,
  type RequestTrigger,
  type Schedule,
  type Template,
  type TextInput,
  type Typed,
  templateFrom,
  typed,
  type UsedConnection,
} from "#wdl";
import { RETRY_NEVER, RETRY_PATIENTLY } from "./connector.ts";

/** A call by its address instead of its operation, the form before 2020 (flow-language.md §3.4). */
export interface LegacyCall {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Names in it are encoded twice: `/datasets/@{encodeURIComponent(encodeURIComponent('…'))}`. */
  readonly path: TextInput;
  readonly queries?: { readonly [name: string]: Input };
  readonly headers?: { readonly [name: string]: Input };
  readonly body?: Input;
}

const asked = (of: Expression, key: string): Expression => ({
  kind: "access",
  of,
  key: { kind: "string", value: key },
  safe: false,
  style: "bracket",
});

/** `@parameters('$connections')['shared_x']['connectionId']` */
const connectionId = (key: string): Typed<string> =>
  typed(asked(asked(namedCall("parameters", "$connections"), key), "connectionId"));

const inputsOf = (
  { apiName }: UsedConnection,
  said: { readonly [Key in keyof LegacyCall]?: LegacyCall[Key] | undefined },
  retryPolicy?: Template,
): Template => {
  const template = templateFrom({
    host: { connection: { name: connectionId(apiName) } },
    ...said,
    authentication: typed(namedCall("parameters", "$authentication")),
  });
  if (template.kind !== "record" || retryPolicy === undefined) return template;
  const key = { kind: "text", value: "retryPolicy" } as const;
  return { ...template, entries: [...template.entries, { key, value: retryPolicy }] };
};

interface LegacyOutput {
  readonly body: Typed<unknown>;
}

const action = (
  connection: UsedConnection,
  said: LegacyCall,
  webhook: boolean,
): Draft<LegacyOutput> => ({
  action: {
    kind: "legacy-connector",
    webhook,
    inputs: inputsOf(
      connection,
      said,
      said.method === "post" || said.method === "patch" || webhook ? RETRY_NEVER : RETRY_PATIENTLY,
    ),
  },
  connections: [connection],
  result: (name) => ({ body: typed(namedCall("body", name)) }),
});

/** Calls by address; what may not happen twice is not repeated. */
export const legacyOperation = (
  connection: UsedConnection,
  said: LegacyCall,
): Draft<LegacyOutput> => action(connection, said, false);

/** Subscribes and waits to be called back at `fn.listCallbackUrl()`; the step's `timeout` says how long. */
export const legacySubscription = (
  connection: UsedConnection,
  said: LegacyCall,
): Draft<LegacyOutput> => action(connection, said, true);

/** What starts a flow by the address of an operation. */
export interface StartByAddress<Kind> {
  readonly trigger: Kind;
  readonly connection: UsedConnection;
  readonly item: Typed<unknown>;
}

const ITEM: Typed<unknown> = typed(call("triggerBody"));
const EACH_VALUE: Template = expressionTemplate(safeAccess(call("triggerBody"), "value"));

/** Asks again and again; each element that is found starts a run of its own. */
export const whenLegacyFound = (
  connection: UsedConnection,
  { name, schedule, ...said }: LegacyCall & { readonly name: string; readonly schedule: Schedule },
): StartByAddress<LegacyConnectorTrigger> => ({
  connection,
  item: ITEM,
  trigger: {
    kind: "legacy-connector",
    mode: "polling",
    name,
    recurrence: templateFrom(recurrenceOf(schedule)),
    splitOn: EACH_VALUE,
    inputs: inputsOf(connection, said),
  },
});

/** Called back at `fn.listCallbackUrl()` (`webhook`), or notified of elements, as of mail (`notification`). */
export const whenLegacyCalledBack = (
  connection: UsedConnection,
  {
    name,
    mode,
    ...said
  }: LegacyCall & { readonly name: string; readonly mode: "webhook" | "notification" },
): StartByAddress<LegacyConnectorTrigger> => ({
  connection,
  item: ITEM,
  trigger: {
    kind: "legacy-connector",
    mode,
    name,
    ...(mode === "notification" ? { splitOn: EACH_VALUE } : {}),
    inputs: inputsOf(connection, said),
  },
});

/**
 * Started for rows that a person has selected, or by a step of a business process: each row starts a
 * run (flow-language.md §2, `Request` of kind `ApiConnection`).
 */
export const whenRowsSelected = (
  connection: UsedConnection,
  on: {
    readonly operationId: "FlowStepRun" | "GetOnSelected";
    readonly schema: Input;
    readonly parameters: { readonly [key: string]: Input };
  },
): StartByAddress<RequestTrigger> => ({
  connection,
  item: ITEM,
  trigger: {
    kind: "request",
    name: "manual",
    requestKind: "ApiConnection",
    splitOn: expressionTemplate(asked(call("triggerBody"), "rows")),
    inputs: templateFrom({
      schema: on.schema,
      host: { connection: { name: connectionId(connection.apiName) } },
      operationId: on.operationId,
      parameters: on.parameters,
    }),
  },
});
