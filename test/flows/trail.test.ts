import { expect, test } from "vitest";
import type { JsonObject } from "#foundation";
import { openOrganization, ROWS } from "../emulator/exactly-once/organization.ts";
import {
  partnerEdits,
  SCENARIOS,
  sellerEdits,
  sellerShares,
} from "../emulator/exactly-once/scenarios.ts";

const AUDIT = "cosell_microsoftpartnercenterreferralsyncaudit";
const SYNC = { cosell_microsoftpartnercenterreferralsync: true };
const MOMENT = String.raw`\d{4}-\d{2}-\d{2} \d{2}:\d{2} - `;
const TO_PARTNER_CENTER = "CRM to Partner Center Referral sync";
const TO_CRM = "Partner Center Referral to CRM sync";

/** The text that the audit column may hold (domain.md §1.6). */
const LENGTH = 100_000;

const trailOf = (row: JsonObject | undefined): readonly string[] =>
  String(row?.get(AUDIT) ?? "")
    .split("\n")
    .filter((line) => line !== "");

function shared() {
  const organization = openOrganization({});
  sellerShares(organization, SYNC);
  organization.world.run();
  const trail = () => trailOf(organization.dataverse.row("opportunity", ROWS.opportunity));
  return { organization, trail };
}

// domain.md §10, U13: the texts, the newest first.
test("a line has the minute, the way and how it ended", () => {
  const { organization, trail } = shared();
  expect(trail()).toEqual([expect.stringMatching(`^${MOMENT}${TO_PARTNER_CENTER} success\\.$`)]);
  partnerEdits(organization, { details: { notes: "Of a colleague" } });
  organization.world.run();
  expect(trail()).toEqual([
    expect.stringMatching(`^${MOMENT}${TO_CRM} success\\.$`),
    expect.stringMatching(`^${MOMENT}${TO_PARTNER_CENTER} success\\.$`),
  ]);
});

test("the minute is the one of the run", () => {
  const { organization, trail } = shared();
  const at = new Date(organization.world.outside.now()).toISOString();
  expect(trail()[0]?.slice(0, 13)).toBe(`${at.slice(0, 10)} ${at.slice(11, 13)}`);
});

test("a failure has the reason behind the way, and comes first", () => {
  const { organization, trail } = shared();
  organization.partnerCenter.fail({
    match: { operationId: "PatchReferralById" },
    answer: { statusCode: 400, headers: new Map(), body: new Map() },
  });
  sellerEdits(organization, { estimatedvalue: 5 });
  organization.world.run();
  expect(trail()[0]).toMatch(new RegExp(`^${MOMENT}${TO_PARTNER_CENTER} failed: .+`));
  expect(trail()[1]).toMatch(`${TO_PARTNER_CENTER} success.`);
});

test("a trail that is full loses its oldest lines, not its newest", () => {
  const { organization } = shared();
  const { dataverse, world } = organization;
  dataverse.save("opportunity", ROWS.opportunity, { [AUDIT]: "x".repeat(LENGTH) });
  sellerEdits(organization, { estimatedvalue: 5 });
  world.run();
  const text = String(dataverse.row("opportunity", ROWS.opportunity)?.get(AUDIT));
  expect(text).toHaveLength(LENGTH);
  expect(text).toMatch(new RegExp(`^${MOMENT}${TO_PARTNER_CENTER} success\\.\nx`));
});

/** What a seller writes into the form that closes an opportunity. */
function writesWhy(organization: ReturnType<typeof openOrganization>, why: string): void {
  const { dataverse } = organization;
  const [closing] = dataverse.rows("opportunityclose");
  dataverse.save("opportunityclose", String(closing?.get("activityid")), { description: why });
}

// domain.md §7: statusReason and the description of the closing.
test("what a seller writes on losing a deal is the referral's reason", () => {
  const { organization } = shared();
  sellerEdits(organization, { statecode: 2, statuscode: 4 });
  writesWhy(organization, "The budget is gone");
  organization.world.run();
  const [referral] = organization.partnerCenter.referrals("partner");
  expect(referral?.get("substatus")).toBe("Lost");
  expect(referral?.get("statusReason")).toBe("The budget is gone");
});

test.each([
  ["what the seller wrote", "No capacity", "No capacity"],
  ["that it was declined, when nothing was written", "", "Declined in the CRM"],
])("an offer that is declined has as its reason %s", (_, why, reason) => {
  const organization = openOrganization({});
  SCENARIOS["Microsoft shares a deal"].stimulus(organization);
  organization.world.run();
  sellerEdits(organization, { statecode: 2, statuscode: 4 });
  if (why !== "") writesWhy(organization, why);
  organization.world.run();
  const [referral] = organization.partnerCenter.referrals("partner");
  expect(referral?.get("substatus")).toBe("Declined");
  expect(referral?.get("statusReason")).toBe(reason);
});

test("why a deal was lost in Partner Center is told where the CRM keeps it", () => {
  const { organization } = shared();
  partnerEdits(organization, { status: "Closed", substatus: "Lost", statusReason: "Too dear" });
  organization.world.run();
  const [closing] = organization.dataverse.rows("opportunityclose");
  expect(closing?.get("description")).toBe("Too dear");
});
