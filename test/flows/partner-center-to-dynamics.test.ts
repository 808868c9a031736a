import { expect, test } from "vitest";
import { jsonOf, type PlainJson } from "#foundation";
import {
  FLOWS,
  type Organization,
  openOrganization,
} from "../emulator/exactly-once/organization.ts";
import { SCENARIOS } from "../emulator/exactly-once/scenarios.ts";

const ID = "6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11";
/** domain.md §6: host and path of referrals in events. */
const PLACE = "https://api.partnercenter.microsoft.com/engagements/v1/referrals/";

/** Posts an event to the flow's address and lets happen what follows. */
function receive({ world, ...systems }: Organization, body: PlainJson) {
  const before = world.runs.length;
  const written = systems.dataverse.writes().length + systems.partnerCenter.writes().length;
  let status: number | undefined;
  world.outside.post(world.urlOf(FLOWS.webhook) ?? "", new Map(), jsonOf(body), (code) => {
    status = code;
  });
  world.run();
  const [run] = world.runs.slice(before);
  const read = run?.events().find(({ result }) => result.name === "Get_the_referral");
  return {
    status,
    ended: run?.ending?.status,
    /** The referral that Partner Center was asked for. */
    asked: read === undefined || read.result.status === "Skipped" ? undefined : read,
    writes: systems.dataverse.writes().length + systems.partnerCenter.writes().length - written,
  };
}

const event = (more: Readonly<Record<string, PlainJson>>): PlainJson => ({
  EventName: "referral-updated",
  ResourceUri: `${PLACE}${ID}`,
  ResourceName: "referral",
  AuditUri: null,
  ResourceChangeUtcDate: "2026-01-05T08:00:00.0000000Z",
  ...more,
});

test.each([
  ["nothing", {}],
  ["a list", [event({})]],
  ["a text", "referral-updated"],
  ["no text where one belongs", event({ EventName: 7, ResourceUri: [`${PLACE}${ID}`] })],
  ["no place", event({ ResourceUri: null })],
  ["an event nobody knows", event({ EventName: "test-created" })],
  ["no event", event({ EventName: null })],
  [
    "another host",
    event({ ResourceUri: `https://partner.example/engagements/v1/referrals/${ID}` }),
  ],
  [
    "another host behind a user's name",
    event({
      ResourceUri: `https://api.partnercenter.microsoft.com@partner.example/engagements/v1/referrals/${ID}`,
    }),
  ],
  ["no secure address", event({ ResourceUri: `${PLACE}${ID}`.replace("https", "http") })],
  [
    "another path",
    event({ ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/leads/${ID}` }),
  ],
  ["a longer path", event({ ResourceUri: `${PLACE}${ID}/related` })],
  ["a question behind the id", event({ ResourceUri: `${PLACE}${ID}?$select=name` })],
  ["a way out of the path", event({ ResourceUri: `${PLACE}../../customers/v1/${ID}` })],
  ["an id that is none", event({ ResourceUri: `${PLACE}6d1f6c0e-0f0b-4c55-9f3a-'or true or '` })],
])("an event that says %s is taken and nobody is asked", (_, body) => {
  const { status, ended, asked, writes } = receive(openOrganization({}), body);
  expect({ status, ended, asked, writes }).toEqual({
    status: 202,
    ended: "Succeeded",
    asked: undefined,
    writes: 0,
  });
});

test("a referral of others is no failure, and nothing is written", () => {
  const { ended, asked, writes } = receive(openOrganization({}), event({}));
  expect(asked?.result.status).toBe("Failed");
  expect({ ended, writes }).toEqual({ ended: "Succeeded", writes: 0 });
});

const shared = (): { readonly organization: Organization; readonly id: string } => {
  const organization = openOrganization({});
  SCENARIOS["co-sell is created"].stimulus(organization);
  organization.world.run();
  const [referral] = organization.partnerCenter.referrals("partner");
  return { organization, id: String(referral?.get("id")) };
};

test.each([
  ["as documented", (id: string) => event({ ResourceUri: `${PLACE}${id}` })],
  [
    "in camel case",
    (id: string): PlainJson => ({
      eventName: "referral-updated",
      resourceUri: `${PLACE}${id}`,
      resourceName: "referral",
    }),
  ],
  [
    "in capitals, with blanks",
    (id: string): PlainJson => ({
      EVENTNAME: "REFERRAL-UPDATED",
      RESOURCEURI: ` ${PLACE.toUpperCase()}${id.toUpperCase()} `,
    }),
  ],
])("an event that names our referral %s has it read anew", (_, body) => {
  const { organization, id } = shared();
  const { ended, asked, writes } = receive(organization, body(id));
  expect({ ended, asked: asked?.result.status, writes }).toEqual({
    ended: "Succeeded",
    asked: "Succeeded",
    writes: 0,
  });
});
