import type { Json } from "#foundation";
import type { Condition } from "./condition.ts";
import type { Layout } from "./layout.ts";
import type { RunAfter } from "./run-after.ts";
import type { Template, TextTemplate } from "./template.ts";

/** Every kind of action of flow-language.md §3; `foreign` is any other `type`, carried whole. */
export type Action =
  | ScopeAction
  | IfAction
  | SwitchAction
  | ForEachAction
  | UntilAction
  | TerminateAction
  | WaitAction
  | ChildFlowAction
  | InitializeVariableAction
  | ChangeVariableAction
  | ComposeAction
  | ParseJsonAction
  | FilterArrayAction
  | SelectAction
  | TableAction
  | JoinAction
  | DataOperationAction
  | ConnectorAction
  | LegacyConnectorAction
  | HttpAction
  | ResponseAction
  | ChangesetAction
  | ForeignAction;

export type ActionKind = Action["kind"];
export type ActionOf<Kind extends ActionKind> = Extract<Action, { readonly kind: Kind }>;

/** What every action may carry. Names are unique in a flow without regard to case (§1.4). */
export interface ActionCommon {
  readonly name: string;
  readonly runAfter?: RunAfter;
  readonly description?: string;
  readonly metadata?: Json;
  readonly runtimeConfiguration?: Template;
  readonly operationOptions?: string;
  /** `limit.timeout` and for Until also `limit.count`. */
  readonly limit?: Template;
  readonly trackedProperties?: Template;
  readonly layout?: Layout;
}

export interface ScopeAction extends ActionCommon {
  readonly kind: "scope";
  readonly actions: readonly Action[];
}

export interface IfAction extends ActionCommon {
  readonly kind: "if";
  readonly expression: Condition;
  readonly actions: readonly Action[];
  /** Absent when the definition has no `else`. */
  readonly otherwise?: readonly Action[];
}

export interface SwitchCase {
  readonly name: string;
  /** A literal of type string or whole number; compared with type. */
  readonly value: Template;
  readonly actions: readonly Action[];
  readonly layout?: Layout;
}

export interface SwitchAction extends ActionCommon {
  readonly kind: "switch";
  readonly expression: Template;
  readonly cases: readonly SwitchCase[];
  readonly otherwise?: readonly Action[];
}

export interface ForEachAction extends ActionCommon {
  readonly kind: "for-each";
  readonly foreach: Template;
  readonly actions: readonly Action[];
}

export interface UntilAction extends ActionCommon {
  readonly kind: "until";
  readonly expression: Template;
  readonly actions: readonly Action[];
}

export interface TerminateAction extends ActionCommon {
  readonly kind: "terminate";
  readonly runStatus: Template;
  readonly runError?: Template;
}

/** `inputs.interval` (delay) or `inputs.until` (delay until). */
export interface WaitAction extends ActionCommon {
  readonly kind: "wait";
  readonly inputs: Template;
}

/** `type: "Workflow"`: calls another flow of the environment and waits for its Response. */
export interface ChildFlowAction extends ActionCommon {
  readonly kind: "child-flow";
  /** The child's workflow id, lower case without braces. */
  readonly workflowReferenceName: string;
  readonly headers?: Template;
  readonly body?: Template;
  readonly retryPolicy?: Template;
}

export interface InitializeVariableAction extends ActionCommon {
  readonly kind: "initialize-variable";
  /** One in every real definition. */
  readonly variables: readonly VariableDeclaration[];
}

export interface VariableDeclaration {
  readonly name: string;
  /** String, Integer, Float, Boolean, Object or Array, in any case. */
  readonly type: string;
  readonly value?: Template;
  readonly layout?: Layout;
}

export interface ChangeVariableAction extends ActionCommon {
  readonly kind:
    | "set-variable"
    | "increment-variable"
    | "decrement-variable"
    | "append-to-string-variable"
    | "append-to-array-variable";
  readonly variable: TextTemplate;
  /** Absent for an increment or decrement by 1. */
  readonly value?: Template;
}

export interface ComposeAction extends ActionCommon {
  readonly kind: "compose";
  readonly inputs: Template;
}

export interface ParseJsonAction extends ActionCommon {
  readonly kind: "parse-json";
  readonly content: Template;
  readonly schema: Template;
}

/** `type: "Query"`. */
export interface FilterArrayAction extends ActionCommon {
  readonly kind: "filter-array";
  readonly from: Template;
  readonly where: Template;
}

export interface SelectAction extends ActionCommon {
  readonly kind: "select";
  readonly from: Template;
  readonly select: Template;
}

export interface TableAction extends ActionCommon {
  readonly kind: "table";
  readonly from: Template;
  readonly format: TextTemplate;
  readonly columns?: Template;
}

export interface JoinAction extends ActionCommon {
  readonly kind: "join";
  readonly from: Template;
  readonly joinWith: Template;
}

/** `type: "Expression"`; `operation` is its `kind`: CurrentTime, AddToTime, FormatNumber … */
export interface DataOperationAction extends ActionCommon {
  readonly kind: "data-operation";
  readonly operation: string;
  readonly inputs: Template;
}

/** `type: "OpenApiConnection"` or, with `webhook`, `"OpenApiConnectionWebhook"`. */
export interface ConnectorAction extends ActionCommon {
  readonly kind: "connector";
  readonly webhook: boolean;
  readonly host: OperationHost;
  /** Flattened keys, e.g. `item/name`. */
  readonly parameters?: Template;
  readonly authentication?: Template;
  readonly retryPolicy?: Template;
}

/** `host` of an OpenApi operation: which connection (key in connectionReferences), which operation. */
export interface OperationHost {
  readonly connectionName: string;
  readonly operationId: string;
  readonly apiId: string;
}

/** `type: "ApiConnection"` or `"ApiConnectionWebhook"`, the form before 2020. */
export interface LegacyConnectorAction extends ActionCommon {
  readonly kind: "legacy-connector";
  readonly webhook: boolean;
  /** The whole `inputs`: host, method, path, queries, headers, body, authentication, retryPolicy. */
  readonly inputs: Template;
}

export interface HttpAction extends ActionCommon {
  readonly kind: "http";
  /** `"Http"` or `"HttpWebhook"`. */
  readonly webhook: boolean;
  /** The whole `inputs`: method, uri, headers, queries, body, authentication, retryPolicy … */
  readonly inputs: Template;
}

export interface ResponseAction extends ActionCommon {
  readonly kind: "response";
  /** Http, PowerApp, Skills, PowerPages, VirtualAgent; absent is Http. */
  readonly responseKind?: string;
  readonly statusCode: Template;
  readonly headers?: Template;
  readonly body?: Template;
  readonly schema?: Template;
}

export interface ChangesetAction extends ActionCommon {
  readonly kind: "changeset";
  /** `kind` as written: ODataOpenApiConnection. */
  readonly changesetKind?: string;
  readonly inputs: Template;
  readonly actions: readonly Action[];
}

/** A type this house does not know: carried as it is, and a finding. */
export interface ForeignAction extends ActionCommon {
  readonly kind: "foreign";
  readonly json: Json;
}
