import { expect, test } from "vitest";
import type { JsonObject } from "#foundation";
import { ALL_EVENTS, bodyOf, DEAL, INVITATION, PLAIN_DEAL, tenant } from "./tenant.ts";

test("a tenant has one registration: made once, then overwritten", () => {
  const { call, listen } = tenant();
  const update = {
    "body/WebhookUrl": "https://flow.example/new",
    "body/WebhookEvents": ["referral-updated"],
  };
  expect(call("ViewRegistration").statusCode).toBe(404);
  expect(call("UpdateRegistration", update).statusCode).toBe(404);
  expect(listen().statusCode).toBe(200);
  expect(listen().statusCode).toBe(409);
  expect(bodyOf(call("ViewRegistration")).get("WebhookEvents")).toEqual(ALL_EVENTS);
  expect(call("UpdateRegistration", update).statusCode).toBe(200);
  expect(bodyOf(call("ViewRegistration")).get("WebhookUrl")).toBe("https://flow.example/new");
  expect(call("UpdateRegistration", { ...update, "body/WebhookUrl": "nowhere" }).statusCode).toBe(
    400,
  );
});

test("changes of both sides are told with the id of the referral that changed", () => {
  const { create, listen, heard, partnerCenter, call } = tenant();
  listen();
  const ours = create();
  const id = String(ours.get("id"));
  const engagement = String(ours.get("engagementId"));
  expect(heard()).toEqual([["referral-created", id]]);
  call("PatchReferralById", {
    id,
    Referral: [{ op: "replace", path: "/details/notes", value: "N" }],
  });
  expect(heard()).toEqual([["referral-updated", id]]);
  const theirs = bodyOf(
    call("CreateReferral", { ...DEAL, ...INVITATION, "Referral/engagementId": engagement }),
  );
  expect(heard()).toEqual([["related-referral-created", theirs.get("id")]]);
  partnerCenter.microsoft.accept(engagement);
  expect(heard()).toEqual([["related-referral-updated", theirs.get("id")]]);
  partnerCenter.tune({ relatedId: "ours" });
  partnerCenter.microsoft.close(engagement, "Won");
  expect(heard()).toEqual([["related-referral-updated", id]]);
});

test("only what is registered for is told, and only from then on", () => {
  const { create, listen, heard, partnerCenter } = tenant();
  create();
  listen(["referral-updated"]);
  const deal = partnerCenter.add(PLAIN_DEAL) as JsonObject;
  partnerCenter.edit(String(deal.get("id")), { details: { notes: "N" } });
  expect(heard()).toEqual([["referral-updated", deal.get("id")]]);
});

test("a notification has the documented members and a signature in the header asked for", () => {
  const { create, listen, outside, call, partnerCenter } = tenant();
  listen();
  const id = String(create().get("id"));
  outside.pass(10_000);
  const [first] = outside.posted.splice(0);
  expect(Object.fromEntries(first?.body as JsonObject)).toEqual({
    EventName: "referral-created",
    ResourceUri: `https://api.partnercenter.microsoft.com/engagements/v1/referrals/${id}`,
    ResourceName: "referral",
    AuditUri: null,
    ResourceChangeUtcDate: "2026-01-05T08:00:00.0000000Z",
  });
  expect(first?.headers.has("Authorization")).toBe(true);
  call("UpdateRegistration", {
    "body/WebhookUrl": "https://flow.example/hook",
    "body/WebhookEvents": ALL_EVENTS,
    "body/SignatureTokenToMsSignatureHeader": "true",
  });
  partnerCenter.tune({ casing: "camel" });
  create();
  outside.pass(10_000);
  const [second] = outside.posted;
  expect([...(second?.headers.keys() ?? [])]).not.toContain("Authorization");
  expect(second?.headers.has("x-ms-signature")).toBe(true);
  expect((second?.body as JsonObject | undefined)?.get("eventName")).toBe("referral-created");
});

test("a failing listener is tried ten times, then the event is given up", () => {
  const { create, listen, heard, outside, partnerCenter } = tenant();
  listen();
  outside.replies.push(...Array.from({ length: 3 }, () => 500));
  const id = create().get("id");
  outside.pass(86_400_000);
  expect(heard()).toHaveLength(4);
  outside.replies.push(...Array.from({ length: 12 }, () => 404));
  create();
  outside.pass(86_400_000);
  expect(outside.posted).toHaveLength(10);
  expect(partnerCenter.undelivered().map(({ name, lastStatus }) => [name, lastStatus])).toEqual([
    ["referral-created", 404],
  ]);
  expect(id).not.toBe(partnerCenter.undelivered()[0]?.referralId);
});

test("notifications come twice and overtake each other when told so", () => {
  const { listen, heard, partnerCenter } = tenant({ duplicates: 1, jitter: 60_000 });
  listen();
  const deals = [1, 2, 3, 4].map(() => (partnerCenter.add(PLAIN_DEAL) as JsonObject).get("id"));
  const told = heard().map(([, id]) => id);
  expect(told).toHaveLength(8);
  expect(new Set(told)).toEqual(new Set(deals));
  expect(told).not.toEqual(deals.flatMap((id) => [id, id]));
});

test("a deal shared by Microsoft is told as ours; its other side only to who listens for it", () => {
  const { listen, heard, partnerCenter } = tenant();
  listen(["referral-created"]);
  const deal = partnerCenter.share(PLAIN_DEAL) as JsonObject;
  expect(heard()).toEqual([["referral-created", deal.get("id")]]);
  expect(partnerCenter.referrals("microsoft")).toHaveLength(1);
  partnerCenter.share(PLAIN_DEAL, "alone");
  expect(partnerCenter.referrals("microsoft")).toHaveLength(1);
});
