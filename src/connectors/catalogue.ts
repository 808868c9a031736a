import type { Connector } from "./connector.ts";
import { dataverse } from "./dataverse/operations.ts";
import { partnerCenterEvents } from "./partner-center-events.ts";
import { partnerCenterReferrals } from "./partner-center-referrals.ts";

/** Every connector whose operations are known, by its api name. */
export const CONNECTORS: ReadonlyMap<string, Connector> = new Map(
  [dataverse, partnerCenterEvents, partnerCenterReferrals].map((one): [string, Connector] => [
    one.apiName,
    one,
  ]),
);
