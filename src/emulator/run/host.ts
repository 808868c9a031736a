import type { Json, JsonObject } from "#foundation";
import type { Profile } from "../interpreter/profile.ts";
import type { Name } from "../interpreter/scope.ts";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { ConnectorAnswer, ConnectorCall, Instant, Subscription } from "../port.ts";

/** What the runs of one flow need of the world around them. */
export interface RunHost<Run> {
  readonly profile: Profile;
  now(): Instant;
  /** Seeded chance, 0 ≤ n < 1. */
  random(): number;
  /** Does `happening` later; dropped when the run has ended. */
  schedule(run: Run, delay: number, happening: () => void): void;
  /** One attempt. `undefined`: nobody serves it. */
  invoke(call: ConnectorCall): ConnectorAnswer | undefined;
  http(request: HttpRequest): ConnectorAnswer | undefined;
  /** Starts another flow; `done` gets its Response, or what the gateway says instead. */
  callChild(
    run: Run,
    workflowId: string,
    headers: JsonObject,
    body: Json | undefined,
    done: (answer: ConnectorAnswer | undefined) => void,
  ): void;
  /**
   * Waits for an event of a system; the first is heard at once. An answer says why it is refused,
   * `undefined` that nobody serves it.
   */
  listen(
    run: Run,
    wanted: Pick<Subscription, "api" | "operationId" | "parameters">,
    action: string,
    heard: (outputs: ObjectValue) => void,
  ): { readonly stop: () => void } | ConnectorAnswer | undefined;
  /** Value of a parameter, frozen when the flow was switched on. */
  parameter(name: Name): Value | undefined;
  workflow(run: Run): ObjectValue;
}

export interface HttpRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: JsonObject;
  readonly body?: Json;
  readonly caller: ConnectorCall["caller"];
}
