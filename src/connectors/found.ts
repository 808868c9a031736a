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

const EACH_FOUND = expressionTemplate(safeAccess(call("triggerOutputs"), "body/value"));

export interface FoundTrigger<Item> {
  readonly trigger: ConnectorTrigger;
  readonly connection: UsedConnection;
  readonly item: Typed<Item>;
}

/** Asks a trigger operation again and again; each element it finds starts a run of its own. */
export const whenFound =
  <Item = unknown>() =>
  <Of extends Connector, Name extends TriggerOf<Of>>(
    { apiName }: Of,
    operationId: Name,
    connection: UsedConnection<Of["apiName"]>,
    on: {
      readonly name: string;
      readonly schedule: Schedule;
      readonly parameters: NoInfer<ParametersOf<Of["operations"][Name]>>;
    },
  ): FoundTrigger<Item> => ({
    connection,
    trigger: {
      kind: "connector",
      mode: "polling",
      name: on.name,
      host: hostOf(apiName, operationId),
      parameters: templateFrom(on.parameters),
      authentication: AUTHENTICATION,
      recurrence: templateFrom(recurrenceOf(on.schedule)),
      splitOn: EACH_FOUND,
    },
    item: typed(call("triggerBody")),
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
    on: {
      readonly name: string;
      readonly mode: "webhook" | "notification";
      readonly parameters: NoInfer<ParametersOf<Of["operations"][Name]>>;
    },
  ): FoundTrigger<Item> => ({
    connection,
    trigger: {
      kind: "connector",
      mode: on.mode,
      name: on.name,
      host: hostOf(apiName, operationId),
      parameters: templateFrom(on.parameters),
      authentication: AUTHENTICATION,
      ...(on.mode === "notification" ? { splitOn: EACH_FOUND } : {}),
    },
    item: typed(call("triggerBody")),
  });
