import type { Json } from "#foundation";
import type { Action } from "./action.ts";
import type { Layout } from "./layout.ts";
import type { Trigger } from "./trigger.ts";

/**
 * The content of a flow's file: `clientdata`, i.e. the definition with the connections it uses
 * (flow-language.md §1). Names, ids and states belong to the flow component of a solution.
 */
export interface FlowDefinition {
  readonly connections: readonly FlowConnection[];
  readonly parameters: readonly FlowParameter[];
  /** One in every flow that can be switched on. */
  readonly triggers: readonly Trigger[];
  /** In the order of the file, which says nothing about the order of running. */
  readonly actions: readonly Action[];
  readonly description?: string;
  readonly contentVersion?: string;
  readonly outputs?: Json;
  readonly staticResults?: Json;
  /** `""`, and without meaning, in nearly every file; absent here for that. */
  readonly templateName?: string | null;
  readonly metadata?: Json;
  readonly layout?: Layout;
}

/** An entry of `connectionReferences`: the key that hosts name → whose connection it is. */
export interface FlowConnection {
  readonly key: string;
  /** `embedded`: the flow's own connection; `invoker`: the caller's. */
  readonly runtimeSource?: string;
  /** Of the solution's connection reference; absent in flows outside solutions. */
  readonly logicalName?: string;
  /** `shared_…`. */
  readonly apiName?: string;
  /** Of custom connectors in solutions. */
  readonly apiLogicalName?: string;
  /** Of flows outside solutions: the connection itself. */
  readonly connectionName?: string;
  /** Who is asked for a connection when it is not the flow's. */
  readonly impersonation?: Json;
  /** Written in the form before solutions: `connectionName`, `id`, `source`, `tier`. */
  readonly legacy?: true;
  readonly tier?: string;
  readonly layout?: Layout;
}

/** An entry of `definition.parameters`. */
export interface FlowParameter {
  /** `$connections`, `$authentication`, or `Display name (schema_name)` of an environment variable. */
  readonly name: string;
  readonly type: string;
  readonly defaultValue?: Json;
  /** `metadata.schemaName`: the environment variable behind it. */
  readonly schemaName?: string;
  readonly description?: string;
  readonly layout?: Layout;
}
