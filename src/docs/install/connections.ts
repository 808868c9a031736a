/** Connectors as the portal calls them, and whose account they want (domain.md §1.4). */
export const CONNECTIONS: Readonly<
  Record<string, { readonly connector: string; readonly account: "crm" | "partner-center" }>
> = {
  shared_commondataserviceforapps: { connector: "Microsoft Dataverse", account: "crm" },
  shared_partnercenterevents: { connector: "Partner Center Events", account: "partner-center" },
  shared_partnercenterref: { connector: "Partner Center Referrals", account: "partner-center" },
};
