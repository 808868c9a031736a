import {
  type Draft,
  expressionTemplate,
  type Input,
  namedCall,
  type OperationHost,
  type Template,
  type Typed,
  templateFrom,
  typed,
  type UsedConnection,
} from "#wdl";

/** A connector as data: what it is called and what it can do. */
export interface Connector {
  /** `shared_…` */
  readonly apiName: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

export interface Operation {
  readonly kind: "trigger" | "action";
  /**
   * `read` and `write` may be repeated without harm; `create` may not: a lost answer would double it.
   */
  readonly effect: "read" | "write" | "create" | "subscribe";
  /** Keys as they stand in a definition; one that ends in `/` begins a group such as `item/…`. */
  readonly parameters: Readonly<Record<string, OperationParameter>>;
  /** The body of its answer, as far as it is known. */
  readonly answer?: AnswerShape;
  /** The connector declares an answer and status 204 too: there may be no body. */
  readonly mayBeEmpty?: true;
}

/** A value of an answer; keys of objects that are not in `always` may be absent or null. */
export type AnswerShape =
  | "text"
  | "number"
  | "truth"
  | { readonly list: AnswerShape }
  | {
      readonly object: Readonly<Record<string, AnswerShape>>;
      readonly always?: readonly string[];
    };

export interface OperationParameter {
  readonly required: boolean;
  /** Undefined where an expression of any type may fit, and in groups. */
  readonly type?: ParameterType;
}

export type ParameterType = "text" | "number" | "truth" | "list";

export const required = { required: true } as const satisfies OperationParameter;
export const optional = { required: false } as const satisfies OperationParameter;
export const requiredText = { ...required, type: "text" } as const satisfies OperationParameter;
export const optionalText = { ...optional, type: "text" } as const satisfies OperationParameter;
export const requiredList = { ...required, type: "list" } as const satisfies OperationParameter;
export const optionalNumber = { ...optional, type: "number" } as const satisfies OperationParameter;
export const optionalTruth = { ...optional, type: "truth" } as const satisfies OperationParameter;

type NamesOf<Of extends Connector, Kind extends Operation["kind"]> = {
  [Name in keyof Of["operations"]]: Of["operations"][Name] extends { readonly kind: Kind }
    ? Name
    : never;
}[keyof Of["operations"]] &
  string;

export type ActionOf<Of extends Connector> = NamesOf<Of, "action">;
export type TriggerOf<Of extends Connector> = NamesOf<Of, "trigger">;

/** What an operation is given: its required keys, its optional ones and anything in its groups. */
export type ParametersOf<Of extends Operation> = [keyof Of["parameters"]] extends [never]
  ? Readonly<Record<string, never>>
  : SomeParameters<Of>;

type SomeParameters<Of extends Operation> = {
  readonly [Key in keyof Of["parameters"] as Of["parameters"][Key] extends {
    readonly required: true;
  }
    ? NotAGroup<Key>
    : never]: Input;
} & {
  readonly [Key in keyof Of["parameters"] as NotAGroup<Key>]?: Input | undefined;
} & {
  readonly [Key in Group<keyof Of["parameters"]>]: Input | undefined;
};

type NotAGroup<Key> = Key extends `${string}/` ? never : Key;
type Group<Key> = Key extends `${string}/` ? `${Key}${string}` : never;

/** Repeats a call that failed for a passing reason: four times in about a minute, then gives up. */
export const RETRY_PATIENTLY: Template = templateFrom({
  type: "exponential",
  count: 4,
  interval: "PT5S",
  minimumInterval: "PT5S",
  maximumInterval: "PT30S",
});

/** For what must not happen twice. */
export const RETRY_NEVER: Template = templateFrom({ type: "none" });

/** The classic form, which every import accepts (flow-language.md §1.5). */
export const AUTHENTICATION: Template = expressionTemplate(
  namedCall("parameters", "$authentication"),
);

export function hostOf(apiName: string, operationId: string): OperationHost {
  return {
    connectionName: apiName,
    operationId,
    apiId: `/providers/Microsoft.PowerApps/apis/${apiName}`,
  };
}

/** A call of an operation; how it is retried follows from its effect. */
export function operation<Of extends Connector, Name extends ActionOf<Of>, Result>(
  { apiName, operations }: Of,
  operationId: Name,
  connection: UsedConnection<Of["apiName"]>,
  parameters: NoInfer<ParametersOf<Of["operations"][Name]>>,
  result: (name: string) => Result,
): Draft<Result> {
  const effect = operations[operationId]?.effect ?? "create";
  return calling(apiName, operationId, effect, connection, parameters, result);
}

/** The same call, but done once only, whatever comes of it. */
export const neverRepeated = <Result>(draft: Draft<Result>): Draft<Result> =>
  draft.action.kind === "connector"
    ? { ...draft, action: { ...draft.action, retryPolicy: RETRY_NEVER } }
    : draft;

/**
 * An operation that the connector has and this house does not list. It is checked like the rest,
 * but for the names of its parameters; unless it is said to only read or write, it is never retried.
 * What subscribes waits to be called back, e.g. for an approval: the step's `timeout` says how long.
 */
export const unlistedOperation = <ApiName extends string>(
  { apiName }: { readonly apiName: ApiName },
  operationId: string,
  connection: UsedConnection<NoInfer<ApiName>>,
  parameters: { readonly [key: string]: Input | undefined },
  effect: Operation["effect"] = "create",
): Draft<{ readonly body: Typed<unknown> }> =>
  calling(apiName, operationId, effect, connection, parameters, (name) => ({
    body: typed(namedCall("body", name)),
  }));

const calling = <Result>(
  apiName: string,
  operationId: string,
  effect: Operation["effect"],
  connection: UsedConnection,
  parameters: Input,
  result: (name: string) => Result,
): Draft<Result> => ({
  action: {
    kind: "connector",
    webhook: effect === "subscribe",
    host: hostOf(apiName, operationId),
    parameters: templateFrom(parameters),
    authentication: AUTHENTICATION,
    retryPolicy: effect === "create" || effect === "subscribe" ? RETRY_NEVER : RETRY_PATIENTLY,
  },
  connections: [connection],
  result,
});
