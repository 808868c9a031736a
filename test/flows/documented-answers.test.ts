import { expect, test } from "vitest";
import { jsonOf } from "#foundation";
import {
  EVENTS_API,
  partnerCenterFailure,
  REFERRALS_API,
} from "../../src/emulator/partner-center/index.ts";
import { FLOWS, openOrganization, ROWS } from "../emulator/exactly-once/organization.ts";
import { sellerEdits, sellerShares } from "../emulator/exactly-once/scenarios.ts";
import { definitionOf, flows, textsIn } from "./shipped.ts";

const AUDIT = "cosell_microsoftpartnercenterreferralsyncaudit";
const SYNC = { cosell_microsoftpartnercenterreferralsync: true };

/** A shared opportunity, and what its seller reads first after the next change. */
function shared() {
  const organization = openOrganization({});
  sellerShares(organization, SYNC);
  organization.world.run();
  const firstLine = (): string => {
    const row = organization.dataverse.row("opportunity", ROWS.opportunity);
    return String(row?.get(AUDIT)).split("\n")[0] ?? "";
  };
  const notes = (): unknown => {
    const [referral] = organization.partnerCenter.referrals("partner");
    const details = referral?.get("details");
    return details instanceof Map ? details.get("notes") : undefined;
  };
  const edit = (description: string): void => {
    sellerEdits(organization, { description });
    organization.world.run();
  };
  return { organization, firstLine, notes, edit };
}

/** Whatever Partner Center says to a change: its seller reads it, and nothing is lost. */
function isToldAndSentLater(status: number): void {
  const { organization, firstLine, notes, edit } = shared();
  let isDown = true;
  organization.partnerCenter.fail({
    match: { operationId: "PatchReferralById", where: () => isDown },
    answer: partnerCenterFailure({ status, message: "Not today." }, REFERRALS_API),
    times: 1000,
  });
  edit("First try");
  expect(firstLine()).toContain("CRM to Partner Center Referral sync failed: ");
  expect(firstLine()).toContain(status === 429 ? "Rate limit is exceeded." : "Not today.");
  expect(notes()).toBe("Notes");
  isDown = false;
  edit("Second try");
  expect(firstLine()).toContain("CRM to Partner Center Referral sync success.");
  expect(notes()).toBe("Second try");
}

// domain.md §4.7: statuses to handle. With 422 children of ours, too, say that the seller knows already.
test.each([400, 401, 403, 404, 409, 412, 415, 422, 423, 429, 500, 501, 502, 503, 504])(
  "a change that is answered with %i is told, and the next one sends it all",
  isToldAndSentLater,
);

// domain.md §4.7: success codes.
test.each([200, 201, 202, 204])("a change that is answered with %i is done", (status) => {
  const { organization, firstLine, notes, edit } = shared();
  organization.partnerCenter.fail({
    match: { operationId: "PatchReferralById" },
    effect: "lost",
    answer: { statusCode: status, headers: new Map() },
  });
  edit("Sent");
  expect(notes()).toBe("Sent");
  expect(firstLine()).toContain("CRM to Partner Center Referral sync success.");
});

// domain.md §4.7: the host of webhooks says `{ code, description, data, source }`.
test("a registration that is refused in the words of its own host fails, and nothing moves", () => {
  const organization = openOrganization({});
  const before = organization.partnerCenter.registration();
  organization.partnerCenter.fail({
    match: { operationId: "UpdateRegistration" },
    answer: partnerCenterFailure({ status: 403, message: "No permission" }, EVENTS_API),
    times: 10,
  });
  const run = organization.world.startByHand(
    FLOWS.registration,
    jsonOf({ text: "https://staging.example/hook", text_1: ["referral-created"], text_2: "Yes" }),
  );
  organization.world.run();
  expect(run?.ending?.status).toBe("Failed");
  expect(run?.ending?.error?.message).toMatch(/^Update the registration: .*403/);
  expect(organization.partnerCenter.registration()).toEqual(before);
});

// domain.md §7: no default.
test("no flow reads or writes the marketing campaign of a referral", () => {
  const using = flows.filter((flow) =>
    [...textsIn(definitionOf(flow))].some((text) => text.includes("campaignId")),
  );
  expect(using.map(({ key }) => key)).toEqual([]);
});
