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

/** A flow that wants to be started by a system: a switched-on webhook or polling trigger. */
export interface Subscription {
  /** Unique; names the flow in messages. */
  readonly id: string;
  readonly api: string;
  readonly operationId: string;
  /** Evaluated trigger parameters, flattened (`subscriptionRequest/entityname`). */
  readonly parameters: JsonObject;
}

/** A system that can start flows. Returns why it refuses, with the service's error body, or how to end it. */
export interface TriggerSource {
  subscribe(subscription: Subscription): ConnectorAnswer | { readonly unsubscribe: () => void };
}

/**
 * What a simulated system may ask of the world around it. Everything scheduled happens later on the
 * virtual clock, in order of time and then of scheduling unless the world's seed shuffles it.
 */
export interface Outside {
  now(): Instant;
  /** Runs `happening` after a delay; `cause` links it to the run or event that led to it. */
  schedule(delay: number, cause: string, happening: () => void): void;
  /** Hands trigger outputs (`{ headers?, body }`) to the flow behind a subscription, at least once. */
  deliver(
    subscription: string,
    outputs: { readonly headers?: JsonObject; readonly body: Json },
  ): void;
  /**
   * POSTs to a URL, e.g. a flow's HTTP trigger. `answered` hears the status code, at once or when the
   * flow responds (404 when nobody listens).
   */
  post(url: string, headers: JsonObject, body: Json, answered?: (statusCode: number) => void): void;
  /** Seeded GUIDs and chance, so that a world replays exactly. */
  newId(): string;
  random(): number;
}
