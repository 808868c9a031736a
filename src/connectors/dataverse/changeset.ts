import type { RowWrite, Step, StepOptions, Steps, UsedConnection } from "#wdl";
import { hostOf } from "../connector.ts";
import { dataverse } from "./operations.ts";

/**
 * Writes rows that are all written or none. In no order, and none can read what another wrote; the
 * new designer cannot show it (flow-language.md §3.4).
 */
export const changeset = (
  steps: Steps,
  name: string,
  connection: UsedConnection<typeof dataverse.apiName>,
  body: (write: (name: string, draft: RowWrite<unknown>) => void) => void,
  options?: StepOptions,
): Step =>
  steps.changeset(name, hostOf(dataverse.apiName, "ExecuteChangeset"), connection, body, options);
