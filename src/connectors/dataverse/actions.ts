import type { Draft, Input } from "#wdl";
import { operation } from "../connector.ts";
import { type DataverseConnection, dataverse } from "./operations.ts";

/** An action of Dataverse that belongs to no row, e.g. `WinOpportunity`. */
export const performAction = (
  connection: DataverseConnection,
  actionName: string,
  parameters: Readonly<Record<string, Input>>,
): Draft<object> =>
  operation(
    dataverse,
    "PerformUnboundAction",
    connection,
    {
      actionName,
      ...Object.fromEntries(
        Object.entries(parameters).map(([key, value]) => [`item/${key}`, value]),
      ),
    },
    () => ({}),
  );
