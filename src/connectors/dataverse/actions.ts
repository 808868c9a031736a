import type { Draft, GivenObject, Input } from "#wdl";
import { operation } from "../connector.ts";
import { type DataverseConnection, dataverse } from "./operations.ts";

interface Closing {
  /** A status reason of the state; -1 lets the server choose. */
  readonly Status: number;
  readonly OpportunityClose: {
    readonly subject: string;
    /** `/opportunities(<id>)` */
    readonly "opportunityid@odata.bind": string;
    readonly description?: string;
    readonly actualend?: string;
    readonly actualrevenue?: number;
  };
}

/** Actions that belong to no row, with what they take (domain.md §8). */
interface UnboundActions {
  readonly WinOpportunity: Closing;
  readonly LoseOpportunity: Closing;
}

/** Closes, or whatever else the action does; never repeated. */
export const performAction = <Name extends keyof UnboundActions>(
  connection: DataverseConnection,
  actionName: Name,
  parameters: NoInfer<GivenObject<UnboundActions[Name]>>,
): Draft<object> =>
  operation(
    dataverse,
    "PerformUnboundAction",
    connection,
    {
      actionName,
      ...Object.fromEntries(
        Object.entries(parameters satisfies object).map(([key, value]) => [
          `item/${key}` as const,
          value as Input,
        ]),
      ),
    },
    () => ({}),
  );
