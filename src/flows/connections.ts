import { dataverse, partnerCenterEvents, partnerCenterReferrals } from "#connectors";
import { type ConnectionReference, prefixed } from "#dataverse";
import type { Project } from "#project";

/**
 * The three accounts an administrator connects (domain.md §1.4). The logical names of the two
 * Partner Center references are inferred from the one that is known (domain.md §10, U4).
 */
export function connectionReferences({ publisher }: Project) {
  const named = (name: string) => prefixed(publisher, name);
  return Object.freeze({
    dataverse: {
      logicalName: named("CommonDataService"),
      displayName: "Common Data Service",
      description: "Connection reference for Common Data Service: an administrator of the CRM.",
      apiName: dataverse.apiName,
    },
    partnerCenterEvents: {
      logicalName: named("MicrosoftPartnerCenterEvents"),
      displayName: "Microsoft Partner Center Events",
      description: "Connection reference for Partner Center Events: a Referrals admin.",
      apiName: partnerCenterEvents.apiName,
    },
    partnerCenter: {
      logicalName: named("MicrosoftPartnerCenterReferrals"),
      displayName: "Microsoft Partner Center Referrals",
      description: "Connection reference for Partner Center Referrals: a Referrals admin.",
      apiName: partnerCenterReferrals.apiName,
    },
  } satisfies Readonly<Record<string, ConnectionReference>>);
}

export type ConnectionReferences = ReturnType<typeof connectionReferences>;
