import type { Json } from "#foundation";
import type { OperationHost } from "./action.ts";
import type { Layout } from "./layout.ts";
import type { Template } from "./template.ts";

/** Every kind of trigger of flow-language.md §2; `foreign` is any other `type`, carried whole. */
export type Trigger =
  | RecurrenceTrigger
  | RequestTrigger
  | ConnectorTrigger
  | LegacyConnectorTrigger
  | ForeignTrigger;

export type TriggerKind = Trigger["kind"];

export interface TriggerCommon {
  readonly name: string;
  readonly description?: string;
  readonly metadata?: Json;
  readonly recurrence?: Template;
  /** An `@…` string whose value is an array; each element starts a run. */
  readonly splitOn?: Template;
  /** `[{ "expression": "@…" }]`: all must be true. */
  readonly conditions?: Template;
  readonly runtimeConfiguration?: Template;
  readonly operationOptions?: string;
  readonly correlation?: Template;
  readonly layout?: Layout;
}

export interface RecurrenceTrigger extends TriggerCommon {
  readonly kind: "recurrence";
  /** Absent in nearly all; some carry an `inputs`. */
  readonly inputs?: Template;
}

export interface RequestTrigger extends TriggerCommon {
  readonly kind: "request";
  /** Http, Button, PowerApp, PowerAppV2, Skills, VirtualAgent, PowerPages, ApiConnection …; absent is Http. */
  readonly requestKind?: string;
  /** schema, headersSchema, method, relativePath, triggerAuthenticationType, host … */
  readonly inputs?: Template;
}

/** How the connector reports: by calling back, by being asked, or by notification. */
export type ConnectorTriggerMode = "webhook" | "polling" | "notification";

export interface ConnectorTrigger extends TriggerCommon {
  readonly kind: "connector";
  readonly mode: ConnectorTriggerMode;
  readonly host: OperationHost;
  readonly parameters?: Template;
  readonly authentication?: Template;
  readonly retryPolicy?: Template;
}

export interface LegacyConnectorTrigger extends TriggerCommon {
  readonly kind: "legacy-connector";
  readonly mode: ConnectorTriggerMode;
  readonly inputs: Template;
}

export interface ForeignTrigger extends TriggerCommon {
  readonly kind: "foreign";
  readonly json: Json;
}
