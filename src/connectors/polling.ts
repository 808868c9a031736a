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

export interface PollingTrigger<Item> {
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
  ): PollingTrigger<Item> => ({
    connection,
    trigger: {
      kind: "connector",
      mode: "polling",
      name: on.name,
      host: hostOf(apiName, operationId),
      parameters: templateFrom(on.parameters),
      authentication: AUTHENTICATION,
      recurrence: templateFrom(recurrenceOf(on.schedule)),
      splitOn: expressionTemplate(safeAccess(call("triggerOutputs"), "body/value")),
    },
    item: typed(call("triggerBody")),
  });
