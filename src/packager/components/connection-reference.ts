import type { ConnectionReference } from "#dataverse";
import { type Element, element } from "#foundation";
import { fields } from "./fields.ts";

/** A place for a connection; which one, only the target knows (solution-format.md §14). */
export const connectionReferenceNode = (reference: ConnectionReference): Element =>
  element(
    "connectionreference",
    { connectionreferencelogicalname: reference.logicalName },
    fields({
      connectionreferencedisplayname: reference.displayName,
      connectorid: `/providers/Microsoft.PowerApps/apis/${reference.apiName}`,
      description: reference.description,
      iscustomizable: 1,
      promptingbehavior: 0,
      statecode: 0,
      statuscode: 1,
    }),
  );
