import {
  type ConnectorTrigger,
  call,
  expressionTemplate,
  recurrenceOf,
  type Schedule,
  safeAccess,
  type Typed,
  templateFrom,
  typed,
  type UsedConnection,
} from "#wdl";
import {
  AUTHENTICATION,
  type Connector,
  hostOf,
  type ParametersOf,
  type TriggerOf,
} from "./connector.ts";

/** What starts a flow by an operation of a connector. */
export interface StartByConnector<Item> {
  readonly trigger: ConnectorTrigger;
  readonly connection: UsedConnection;
  /** What one run is about. */
  readonly item: Typed<Item>;
}

interface Said<Parameters> {
  readonly name: string;
  readonly parameters: NoInfer<Parameters>;
}

/** Asks a trigger operation again and again; each element it finds starts a run of its own. */
export const whenFound =
  <Item = unknown>() =>
  <Of extends Connector, Name extends TriggerOf<Of>>(
    { apiName }: Of,
    operationId: Name,
    connection: UsedConnection<Of["apiName"]>,
    on: Said<ParametersOf<Of["operations"][Name]>> & { readonly schedule: Schedule },
  ): StartByConnector<Item> =>
    start(connection, {
      mode: "polling",
      name: on.name,
      host: hostOf(apiName, operationId),
      parameters: templateFrom(on.parameters),
      recurrence: templateFrom(recurrenceOf(on.schedule)),
      splitOn: EACH_FOUND,
    });

/**
 * Started by the connector itself: it calls back (`webhook`), or it notifies and each element of what it
 * brings starts a run of its own (`notification`, as of mail).
 */
export const whenCalledBack =
  <Item = unknown>() =>
  <Of extends Connector, Name extends TriggerOf<Of>>(
    { apiName }: Of,
    operationId: Name,
    connection: UsedConnection<Of["apiName"]>,
    on: Said<ParametersOf<Of["operations"][Name]>> & {
      readonly mode: "webhook" | "notification";
    },
  ): StartByConnector<Item> =>
    start(connection, {
      mode: on.mode,
      name: on.name,
      host: hostOf(apiName, operationId),
      parameters: templateFrom(on.parameters),
      ...(on.mode === "notification" ? { splitOn: EACH_FOUND } : {}),
    });

const EACH_FOUND = expressionTemplate(safeAccess(call("triggerOutputs"), "body/value"));

const start = <Item>(
  connection: UsedConnection,
  trigger: Omit<ConnectorTrigger, "kind" | "authentication">,
): StartByConnector<Item> => ({
  connection,
  trigger: { kind: "connector", ...trigger, authentication: AUTHENTICATION },
  item: typed(call("triggerBody")),
});
