import type { Json, JsonObject } from "#foundation";

/** One attempt of a flow to use a connector. Retries are separate calls. */
export interface ConnectorCall {
  /** `shared_commondataserviceforapps`, `shared_partnercenterref` … */
  readonly api: string;
  readonly operationId: string;
  /** Evaluated, still flattened (`item/name`), in the order written. */
  readonly parameters: JsonObject;
  /** Logical name of the connection reference behind the call. */
  readonly connection: string | undefined;
  /** Who calls: for messages, mocks and fault injection. */
  readonly caller: { readonly flow: string; readonly action: string; readonly run: string };
}

/** What comes back, errors included (`statusCode` ≥ 400 with the service's error body). */
export interface ConnectorAnswer {
  readonly statusCode: number;
  readonly headers: JsonObject;
  /** Absent for an empty body. */
  readonly body?: Json;
}

/**
 * A simulated system or a set of mocks. `undefined`: this host does not serve the call; the caller
 * asks the next one and finally reports `NoMock`.
 */
export interface ConnectorHost {
  invoke(call: ConnectorCall, now: Instant): ConnectorAnswer | undefined;
}

/** Milliseconds since 1970-01-01T00:00:00Z on the virtual clock. */
export type Instant = number;
