import { expect, test } from "vitest";
import { FLOWS, openOrganization, ROWS } from "../emulator/exactly-once/organization.ts";
import { sellerEdits, sellerShares } from "../emulator/exactly-once/scenarios.ts";

const IDENTIFIER = "cosell_microsoftpartnercenterreferralidentifier";
/** More than one page of what Partner Center lists (domain.md §4.6). */
const OTHERS = 130;

// The referral is created, and the run ends before it is written down.
test("a referral behind a page of others is found again, and no second one is made", () => {
  const organization = openOrganization({});
  const { world, dataverse, partnerCenter } = organization;
  sellerShares(organization, {});
  world.run();
  world.switchOff(FLOWS.webhook);
  for (let index = 0; index < OTHERS; index += 1) {
    const added = partnerCenter.add({
      name: `Other deal ${index}`,
      type: "Independent",
      qualification: "SalesQualified",
      customerProfile: { name: "Others", address: { country: "DE" } },
      consent: { consentToShareReferralWithMicrosoftSellers: false },
      details: {
        dealValue: 1,
        currency: "USD",
        requirements: { solutions: [{ id: "SOL-12345-ABC", name: "Solution", type: "Name" }] },
      },
    });
    expect(added).not.toHaveProperty("refused");
  }
  world.run(world.outside.now() + 60_000);
  partnerCenter.fail({
    match: { operationId: "CreateReferral" },
    answer: { statusCode: 504, headers: new Map(), body: null },
    effect: "lost",
  });
  partnerCenter.fail({
    match: { operationId: "GetAllReferrals" },
    answer: { statusCode: 400, headers: new Map(), body: null },
    times: 2,
  });
  sellerEdits(organization, { cosell_microsoftpartnercenterreferralsync: true });
  world.run();
  expect(dataverse.row("opportunity", ROWS.opportunity)?.has(IDENTIFIER)).toBe(false);
  expect(partnerCenter.referrals("partner")).toHaveLength(OTHERS + 1);

  world.run(world.outside.now() + 20 * 60_000);
  sellerEdits(organization, { description: "Once more" });
  world.run();
  const ours = partnerCenter
    .referrals("partner")
    .filter((referral) => referral.get("externalReferenceId") === ROWS.opportunity);
  expect(ours).toHaveLength(1);
  expect(dataverse.row("opportunity", ROWS.opportunity)?.get(IDENTIFIER)).toBe(ours[0]?.get("id"));
  const search = world.runs
    .filter(({ flow }) => flow === FLOWS.create)
    .at(-1)
    ?.events()
    .filter(({ result }) => result.name === "List_changed_referrals");
  expect(search?.length).toBeGreaterThan(2);
});
