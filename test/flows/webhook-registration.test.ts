import { expect, test } from "vitest";
import { jsonOf, type PlainJson, plainOf } from "#foundation";
import { refusal } from "../../src/emulator/connection/answer.ts";
import { jsonOfValue } from "../../src/emulator/run/plain.ts";
import {
  FLOWS,
  type Organization,
  openOrganization,
} from "../emulator/exactly-once/organization.ts";

const OTHER = "https://staging.example/triggers/manual?sig=other";
const CREATED = "referral-created";
const UPDATED = "referral-updated";
const ALL = [CREATED, UPDATED, "related-referral-created", "related-referral-updated"];

/** An administrator starts the registration and fills in its form. */
function register(
  { world }: Organization,
  url: string,
  events: readonly string[],
  overwrite: "No" | "Yes",
) {
  const run = world.startByHand(
    FLOWS.registration,
    jsonOf({ text: url, text_1: [...events], text_2: overwrite }),
  );
  world.run();
  const outputs = (action: string): PlainJson | undefined => {
    const event = run?.events().findLast(({ result }) => result.name === action);
    const said = event?.result.outputs;
    return said === undefined ? undefined : plainOf(jsonOfValue(said));
  };
  return {
    ended: run?.ending?.status,
    code: run?.ending?.error?.code,
    message: run?.ending?.error?.message,
    outputs,
    asked: run
      ?.events()
      .some(({ result }) => result.name === "View_the_registration" && result.status !== "Skipped"),
  };
}

const registered = ({ partnerCenter }: Organization) => {
  const { url, events } = partnerCenter.registration() ?? {};
  return { url, events: events?.toSorted() };
};

/** Another environment of the same tenant was registered last. */
function elsewhere(events: readonly string[] = [CREATED, UPDATED]) {
  const organization = openOrganization({});
  const own = organization.partnerCenter.registration()?.url ?? "";
  expect(register(organization, OTHER, events, "Yes").ended).toBe("Succeeded");
  return { organization, own };
}

test("No, and another address is registered: nothing changes, the run fails and names both", () => {
  const { organization, own } = elsewhere();
  const before = registered(organization);
  expect(before.url).toBe(OTHER);
  const { ended, code, message } = register(organization, own, ALL, "No");
  expect({ ended, code }).toEqual({ ended: "Failed", code: "AnotherEndpointRegistered" });
  expect(message).toContain(OTHER);
  expect(message).toContain(own);
  expect(registered(organization)).toEqual(before);
});

test("Yes moves the events here, the old ones and the chosen ones, and lists what moved", () => {
  const organization = openOrganization({});
  const own = organization.partnerCenter.registration()?.url ?? "";
  // All four go there with it, whatever it chooses: nothing that is registered gets lost.
  register(organization, OTHER, [CREATED], "Yes");
  const { ended, outputs } = register(organization, own, [CREATED], "Yes");
  expect(ended).toBe("Succeeded");
  expect(registered(organization)).toEqual({ url: own, events: ALL.toSorted() });
  const { movedEvents } = outputs("Updated") as { readonly movedEvents: readonly string[] };
  expect(movedEvents.toSorted()).toEqual(ALL.toSorted());
});

test("the own address again adds events, takes none away and moves none, also with No", () => {
  const organization = openOrganization({});
  const own = organization.partnerCenter.registration()?.url ?? "";
  const { ended, outputs } = register(organization, own, [CREATED], "No");
  expect(ended).toBe("Succeeded");
  expect(registered(organization)).toEqual({ url: own, events: ALL.toSorted() });
  expect(outputs("Updated")).toMatchObject({ endpoint: own, movedEvents: [] });
});

test.each([
  "http://insecure.example/hook",
  "ftp://insecure.example",
  "insecure.example",
  "https://",
  "https:///hook",
  "   ",
])("an address that is not secure is refused before anybody is asked: %j", (url) => {
  const organization = openOrganization({});
  const before = registered(organization);
  const { ended, code, asked } = register(organization, url, ALL, "Yes");
  expect({ ended, code, asked }).toEqual({
    ended: "Failed",
    code: "EndpointNotSecure",
    asked: false,
  });
  expect(registered(organization)).toEqual(before);
});

test("a registration that cannot be read is left alone", () => {
  const { organization, own } = elsewhere();
  const before = registered(organization);
  organization.partnerCenter.fail({
    match: { operationId: "ViewRegistration" },
    answer: refusal(403, "Forbidden", "No permission"),
    times: 10,
  });
  const { ended, code } = register(organization, own, ALL, "Yes");
  expect({ ended, code }).toEqual({ ended: "Failed", code: "RegistrationUnreadable" });
  expect(registered(organization)).toEqual(before);
});

test("what Partner Center answers to a registration that fails is why the run ends", () => {
  const { organization, own } = elsewhere();
  organization.partnerCenter.fail({
    match: { operationId: "UpdateRegistration" },
    answer: refusal(403, "Forbidden", "No permission for webhooks"),
    times: 10,
  });
  const { ended, code, message } = register(organization, own, ALL, "Yes");
  expect({ ended, code }).toEqual({ ended: "Failed", code: "SyncFailed" });
  expect(message).toBe("Update the registration: No permission for webhooks");
});

// domain.md §6: 409 where there is a registration, which is then looked at like any other.
test.each([
  ["Yes", "Succeeded", undefined],
  ["No", "Failed", "AnotherEndpointRegistered"],
] as const)(
  "a registration that appeared between looking and registering is another's: %s",
  (overwrite, status, reason) => {
    const { organization, own } = elsewhere();
    const before = registered(organization);
    organization.partnerCenter.fail({
      match: { operationId: "ViewRegistration" },
      answer: refusal(404, "NotFound", "No registration"),
    });
    const { ended, code, outputs } = register(organization, own, [CREATED], overwrite);
    expect({ ended, code }).toEqual({ ended: status, code: reason });
    expect(registered(organization)).toEqual(
      overwrite === "No" ? before : { url: own, events: before.events },
    );
    if (overwrite === "Yes") {
      expect(outputs("Updated_again")).toMatchObject({ endpoint: own });
    }
  },
);
