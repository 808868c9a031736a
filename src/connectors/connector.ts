import {
  type Draft,
  expressionTemplate,
  type Input,
  namedCall,
  type OperationHost,
  type Template,
  templateFrom,
  type UsedConnection,
} from "#wdl";

/** A connector as data: what it is called and what it can do. */
export interface Connector<Operations extends string = string> {
  /** `shared_…` */
  readonly apiName: string;
  readonly operations: Readonly<Record<Operations, Operation>>;
}

export interface Operation {
  readonly kind: "trigger" | "action";
  /**
   * `read` and `write` may be repeated without harm; `create` may not: a lost answer would double it.
   */
  readonly effect: "read" | "write" | "create" | "subscribe";
  /** Keys as they stand in a definition; one that ends in `/` begins a group such as `item/…`. */
  readonly parameters: Readonly<Record<string, OperationParameter>>;
}

export interface OperationParameter {
  readonly required: boolean;
}

export const required: OperationParameter = { required: true };
export const optional: OperationParameter = { required: false };

/** Repeats a call that failed for a passing reason: four times in about a minute, then gives up. */
const RETRY_PATIENTLY: Template = templateFrom({
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
export function operation<Operations extends string, Result>(
  { apiName, operations }: Connector<Operations>,
  operationId: NoInfer<Operations>,
  connection: UsedConnection,
  parameters: Readonly<Record<string, Input | undefined>>,
  result: (name: string) => Result,
): Draft<Result> {
  const { effect } = operations[operationId];
  return {
    action: {
      kind: "connector",
      webhook: false,
      host: hostOf(apiName, operationId),
      parameters: templateFrom(parameters),
      authentication: AUTHENTICATION,
      retryPolicy: effect === "create" ? RETRY_NEVER : RETRY_PATIENTLY,
    },
    connection,
    result,
  };
}
