import { type Json, type JsonObject, plainOf } from "#foundation";
import type { Organization } from "./organization.ts";

/** Everything of both sides that a person could notice, one fact a line, in a fixed order. */
export function finalWorld({ dataverse, partnerCenter, world }: Organization): readonly string[] {
  const names = symbols(partnerCenter.referrals());
  const text = (value: Json | undefined): string =>
    [...names].reduce(
      (shown, [id, symbol]) => shown.replaceAll(id, symbol),
      JSON.stringify(plainOf(value ?? null)),
    );
  const lines = new Set<string>();
  const line = (kind: string, facts: JsonObject): void => {
    const shown = [...facts].map(([key, value]) => `${key}=${text(value)}`).join("\n    ");
    let copy = `${kind}\n    ${shown}`;
    while (lines.has(copy)) copy = `AGAIN ${copy}`;
    lines.add(copy);
  };
  const rows = (table: string, columns: readonly string[]) => {
    for (const row of dataverse.rows(table)) line(table, picked(row, columns));
  };
  for (const row of dataverse.rows("opportunity")) {
    const facts = new Map(picked(row, OPPORTUNITY));
    facts.set("audit", newestAudit(row));
    line("opportunity", facts);
  }
  rows("lead", ["leadid", "subject", "companyname", "lastname", "emailaddress1"]);
  rows("account", ["accountid", "name", "address1_postalcode", "address1_country"]);
  rows("contact", ["contactid", "emailaddress1", "lastname"]);
  rows("opportunityclose", ["_opportunityid_value", "subject", "description"]);
  rows("cosell_microsoftsolution", [
    "_cosell_opportunityid_value",
    "_cosell_solutiondetailid_value",
  ]);
  // A claim that its run left behind is over in ten minutes, and nothing asks for it once the
  // opportunity has its referral; before that it would keep the seller waiting.
  for (const row of dataverse.rows("cosell_referralclaim")) {
    const key = String(row.get("cosell_claimkey")).slice(0, 36);
    const shared = dataverse
      .row("opportunity", key)
      ?.get("cosell_microsoftpartnercenterreferralidentifier");
    if (!shared) line("claim", picked(row, ["cosell_claimkey"]));
  }
  for (const row of dataverse.rows("cosell_microsoftsolutiondetail")) {
    names.set(
      String(row.get("cosell_microsoftsolutiondetailid")),
      String(row.get("cosell_solutionidentifier")),
    );
  }
  const present = new Set(
    dataverse.rows("cosell_microsoftsolution").map((row) => row.get("cosell_microsoftsolutionid")),
  );
  for (const row of dataverse.rows("cosell_microsoftsolutiontrace")) {
    if (!present.has(row.get("cosell_microsoftsolutiontraceid") ?? null)) {
      line("trace without a row", picked(row, ["_cosell_opportunityid_value"]));
    }
  }
  rows("cosell_microsoftsolutiondetail", ["cosell_solutionidentifier"]);
  for (const referral of partnerCenter.referrals()) {
    line("referral", new Map([...referral].filter(([key]) => !PASSING.includes(key))));
  }
  if (world.loop()) lines.add(`LOOP ${world.loop()?.join(" > ")}`);
  return [...lines].map((one) => renamed(one, names)).sort();
}

/** Rows are shown before the catalogue's ids are known, so that its names are put in at the end. */
const renamed = (line: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce((shown, [id, symbol]) => shown.replaceAll(id, symbol), line);

const OPPORTUNITY = [
  "opportunityid",
  "name",
  "description",
  "estimatedvalue",
  "estimatedclosedate",
  "_transactioncurrencyid_value",
  "_parentaccountid_value",
  "_parentcontactid_value",
  "statecode",
  "statuscode",
  "cosell_microsoftpartnercenterreferralsync",
  "cosell_microsoftpartnercenterreferralidentifier",
  "cosell_microsoftpartnercenterreferrallink",
  "cosell_microsoftpartnercenterhelp",
  "cosell_microsoftpartnercenterreferralvisible",
  "cosell_microsoftpartnercentersyncstate",
  "cosell_microsoftpartnercenterengagementid",
] as const;

/** Moments and counters; two worlds may differ in them. */
const PASSING: readonly string[] = [
  "eTag",
  "createdDateTime",
  "updatedDateTime",
  "expirationDateTime",
  "acceptedDateTime",
  "closedDateTime",
  "links",
  "lastModifiedVia",
];

const picked = (row: JsonObject, columns: readonly string[]): JsonObject =>
  new Map(columns.map((column) => [column, row.get(column) ?? null]));

/** Whether the newest line of the trail speaks of a failure; words and moments may differ. */
function newestAudit(row: JsonObject): string {
  const audit = row.get("cosell_microsoftpartnercenterreferralsyncaudit");
  const [newest = ""] = String(audit ?? "").split("\n");
  return newest === "" ? "none" : newest.includes(" sync failed: ") ? "failure" : "success";
}

/** Ids that a world makes up, by what they stand for. */
function symbols(referrals: readonly JsonObject[]): Map<string, string> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const referral of referrals) {
    const side = referral.get("organizationName") === "Microsoft" ? "microsoft" : "partner";
    const count = (counts.get(side) ?? 0) + 1;
    counts.set(side, count);
    names.set(String(referral.get("id")), `${side}#${count}`);
    const engagement = String(referral.get("engagementId"));
    if (!names.has(engagement)) names.set(engagement, `engagement#${names.size}`);
  }
  return names;
}
