import { expect, test } from "vitest";
import type { JsonObject, PlainJson } from "#foundation";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import { PATCHABLE } from "../../../src/emulator/partner-center/index.ts";
import { bodyOf, DEAL, INVITATION, objectIn, PLAIN_DEAL, targetOf, tenant } from "./tenant.ts";

const DAY = 86_400_000;

const textOf = (object: JsonObject | undefined, key: string): string => String(object?.get(key));

test("a created deal is accepted at once and says what only the service can say", () => {
  const { create, call } = tenant();
  const deal = create({ "Referral/status": "New", "Referral/substatus": "Pending" });
  expect([deal.get("status"), deal.get("substatus"), deal.get("direction")]).toEqual([
    "Active",
    "Accepted",
    "Outgoing",
  ]);
  expect(deal.get("createdDateTime")).toBe("2026-01-05T08:00:00.0000000Z");
  expect(deal.get("acceptedDateTime")).toBe(deal.get("createdDateTime"));
  expect(textOf(deal, "eTag")).toMatch(/^".+"$/);
  expect(objectIn(deal, "details").get("dealValue")).toBe(1000.5);
  const read = call("GetReferralById", { id: textOf(deal, "id") });
  expect([read.statusCode, bodyOf(read)]).toEqual([200, deal]);
});

test.each<[string, PlainJson]>([
  ["type", "Engaged"],
  ["customerProfile/name", null],
  ["customerProfile/address/country", "USA"],
  ["customerProfile/address/country", null],
  ["consent", null],
  ["details", null],
  ["details/currency", "Dollar"],
  ["details/dealValue", "much"],
  ["details/closingDateTime", "2026-06-30"],
  ["details/requirements/solutions", []],
  ["details/requirements/solutions", [{ id: "", name: "P" }]],
  ["inviteContext/assistanceRequestCode", "Help"],
  ["color", "blue"],
])("a deal whose %s is %j is refused", (path, value) => {
  const { call, partnerCenter } = tenant();
  const sent = Object.entries(DEAL).filter(([key]) => !key.startsWith(`Referral/${path}/`));
  const answer = call("CreateReferral", {
    ...Object.fromEntries(sent),
    [`Referral/${path}`]: value,
  });
  expect([answer.statusCode, errorCodeOf(answer)]).toEqual([400, "invalidRequest"]);
  expect(textOf(new Map([["target", String(targetOf(answer))]]), "target")).toMatch(
    path.split("/")[0] ?? "",
  );
  expect(partnerCenter.referrals()).toEqual([]);
});

test("Microsoft joins an engagement with a referral of its own, waiting for its seller", () => {
  const { create, partnerCenter, call } = tenant();
  const ours = create();
  const engagement = textOf(ours, "engagementId");
  const theirs = create({ ...INVITATION, "Referral/engagementId": engagement });
  expect(theirs.get("engagementId")).toBe(engagement);
  expect(theirs.get("organizationName")).toBe("Microsoft");
  expect([theirs.get("status"), theirs.get("substatus")]).toEqual(["New", "Pending"]);
  expect(objectIn(theirs, "trackingInfo").size).toBe(0);
  partnerCenter.microsoft.accept(engagement, "7-ABC");
  const accepted = bodyOf(call("GetReferralById", { id: textOf(theirs, "id") }));
  expect(objectIn(accepted, "trackingInfo").get("microsoftMsxId")).toBe("7-ABC");
  expect(accepted.get("substatus")).toBe("Accepted");
});

test.each([
  ["type", { "Referral/type": "Independent" }],
  [
    "consent/consentToShareReferralWithMicrosoftSellers",
    { "Referral/consent/consentToShareReferralWithMicrosoftSellers": false },
  ],
  ["customerProfile/team", { "Referral/customerProfile/team": [] }],
  ["engagementId", { "Referral/engagementId": "00000000-0000-0000-0000-000000000000" }],
])("Microsoft is not invited when %s is wrong", (target, changes) => {
  const { create, call } = tenant();
  const engagement = textOf(create(), "engagementId");
  const sent = { ...DEAL, ...INVITATION, "Referral/engagementId": engagement, ...changes };
  expect(targetOf(call("CreateReferral", sent))).toBe(target);
});

test("a second invitation makes a second referral or is refused, as the world is tuned", () => {
  const outcomes = (["created", "refused"] as const).map((secondInvitation) => {
    const { create, call } = tenant({ secondInvitation });
    const invitation = {
      ...DEAL,
      ...INVITATION,
      "Referral/engagementId": textOf(create(), "engagementId"),
    };
    call("CreateReferral", invitation);
    return call("CreateReferral", invitation).statusCode;
  });
  expect(outcomes).toEqual([200, 409]);
});

const patch = (path: string, value: PlainJson, op = "replace") => ({ op, path, value });

test("exactly the 18 documented paths are patched", () => {
  const values: Readonly<Record<string, PlainJson>> = {
    "/consent/consentToShareReferralWithMicrosoftSellers": true,
    "/customerProfile/team": [{ email: "c@contoso.example" }],
    "/customerProfile/team/-": { email: "d@contoso.example" },
    "/details/closingDateTime": "2026-07-31T00:00:00Z",
    "/details/currency": "EUR",
    "/details/dealValue": "10000",
    "/details/requirements/solutions": [{ id: "SOL-2", name: "Q" }],
    "/details/requirements/solutions/-": { id: "SOL-3", name: "R" },
    "/team": [{ email: "e@fabrikam.example" }],
    "/team/-": { email: "f@fabrikam.example" },
    "/status": "Active",
    "/substatus": "Accepted",
  };
  expect(PATCHABLE).toHaveLength(18);
  const { create, call, partnerCenter } = tenant();
  const id = textOf(create(), "id");
  const operations = PATCHABLE.map((path) => patch(path, values[path] ?? "text", "add"));
  const answer = call("PatchReferralById", { id, Referral: operations });
  expect([answer.statusCode, answer.body]).toEqual([204, undefined]);
  const after = partnerCenter.referral(id);
  expect(objectIn(after, "details").get("dealValue")).toBe(10000);
  expect(after?.get("team")).toHaveLength(2);
  expect(objectIn(objectIn(after, "details"), "requirements").get("solutions")).toHaveLength(2);
  expect(after?.get("name")).toBe("New data platform");
});

test.each<[string, PlainJson]>([
  ["a path that is not allowed", [patch("/name", "Other")]],
  ["an operation that is not known", [patch("/details/notes", "N", "test")]],
  ["a replaced end of a list", [patch("/team/-", { email: "f@fabrikam.example" })]],
  ["a status alone", [patch("/status", "Closed")]],
  [
    "a pair that does not belong together",
    [patch("/status", "Closed"), patch("/substatus", "Accepted")],
  ],
  ["a way back", [patch("/status", "New"), patch("/substatus", "Pending")]],
  ["an expiry by hand", [patch("/status", "Closed"), patch("/substatus", "Expired")]],
  ["a withdrawn consent", [patch("/consent/consentToShareReferralWithMicrosoftSellers", false)]],
  ["no list", { op: "replace" }],
  ["an empty list", []],
  ["one good and one bad operation", [patch("/details/notes", "N"), patch("/type", "Shared")]],
])("a patch with %s is refused as a whole", (_what, operations) => {
  const { create, call, partnerCenter } = tenant();
  const deal = create();
  const id = textOf(deal, "id");
  const answer = call("PatchReferralById", { id, Referral: operations });
  expect([answer.statusCode, errorCodeOf(answer)]).toEqual([400, "invalidRequest"]);
  expect(partnerCenter.referral(id)?.get("eTag")).toBe(deal.get("eTag"));
});

test.each(["Won", "Lost"])("a deal closed as %s stays as it is", (substatus) => {
  const { create, call } = tenant();
  const id = textOf(create(), "id");
  const close = [patch("/status", "Closed"), patch("/substatus", substatus)];
  expect(call("PatchReferralById", { id, Referral: close }).statusCode).toBe(204);
  expect(call("PatchReferralById", { id, Referral: close }).statusCode).toBe(400);
  expect(
    call("PatchReferralById", { id, Referral: [patch("/details/notes", "N")] }).statusCode,
  ).toBe(400);
});

test("a tag that is sent must be the present one", () => {
  const { create, call } = tenant();
  const deal = create();
  const id = textOf(deal, "id");
  const change = { id, Referral: [patch("/details/notes", "N")] };
  expect(
    call("PatchReferralById", { ...change, "if-match": textOf(deal, "eTag") }).statusCode,
  ).toBe(204);
  const late = call("PatchReferralById", { ...change, "if-match": textOf(deal, "eTag") });
  expect([late.statusCode, errorCodeOf(late)]).toEqual([412, "preconditionFailed"]);
  const put = Object.fromEntries(
    Object.entries(DEAL).map(([key, value]) => [key.replace("Referral/", "odataReferral/"), value]),
  );
  expect(call("UpdateReferralById", { ...put, id }).statusCode).toBe(412);
  const now = textOf(bodyOf(call("GetReferralById", { id })), "eTag");
  const replaced = call("UpdateReferralById", {
    ...put,
    id,
    "if-match": now,
    "odataReferral/name": "Other",
  });
  expect([replaced.statusCode, bodyOf(replaced).get("name")]).toEqual([200, "Other"]);
});

test("a shared deal waits for an answer: accepted, declined or expired after 14 days", () => {
  const { partnerCenter, call, outside } = tenant();
  const share = () => partnerCenter.share(PLAIN_DEAL) as JsonObject;
  const [accepted, declined, expired] = [share(), share(), share()].map((deal) =>
    textOf(deal, "id"),
  );
  const answered = (id: string | undefined, status: string, substatus: string) =>
    call("PatchReferralById", {
      id: id ?? "",
      Referral: [patch("/status", status), patch("/substatus", substatus)],
    }).statusCode;
  expect(answered(accepted, "Active", "Accepted")).toBe(204);
  expect(answered(declined, "Closed", "Declined")).toBe(204);
  expect(partnerCenter.nextExpiry()).toBe(outside.now() + 14 * DAY);
  outside.pass(14 * DAY);
  partnerCenter.expire();
  const states = [accepted, declined, expired].map((id) => {
    const referral = partnerCenter.referral(id ?? "");
    return [referral?.get("substatus"), referral?.get("closedDateTime") !== null];
  });
  expect(states).toEqual([
    ["Accepted", false],
    ["Declined", true],
    ["Expired", true],
  ]);
  const read = bodyOf(call("GetReferralById", { id: expired ?? "" }));
  expect(objectIn(read, "customerProfile").get("team")).toEqual([]);
  expect(partnerCenter.nextExpiry()).toBe(undefined);
});

test("what is left unanswered expires in its order", () => {
  const { partnerCenter, outside } = tenant();
  const first = partnerCenter.share(PLAIN_DEAL) as JsonObject;
  outside.pass(DAY);
  const second = partnerCenter.share(PLAIN_DEAL) as JsonObject;
  expect(partnerCenter.nextExpiry()).toBe(outside.now() + 13 * DAY);
  const substatuses = () =>
    [first, second].map((deal) => partnerCenter.referral(textOf(deal, "id"))?.get("substatus"));
  outside.pass(13 * DAY);
  partnerCenter.expire();
  expect(substatuses()).toEqual(["Expired", "Pending"]);
  expect(partnerCenter.nextExpiry()).toBe(outside.now() + DAY);
  const kept = partnerCenter.snapshot();
  outside.pass(DAY);
  partnerCenter.expire();
  expect(substatuses()).toEqual(["Expired", "Expired"]);
  partnerCenter.restore(kept);
  expect(substatuses()).toEqual(["Expired", "Pending"]);
});

test("Microsoft's own side expires too when its seller does not answer", () => {
  const { partnerCenter, outside, create } = tenant();
  const own = create();
  const theirs = create({ ...INVITATION, "Referral/engagementId": textOf(own, "engagementId") });
  outside.pass(14 * DAY);
  partnerCenter.expire();
  const substatus = (deal: JsonObject) =>
    partnerCenter.referral(textOf(deal, "id"))?.get("substatus");
  expect([substatus(own), substatus(theirs)]).toEqual(["Accepted", "Expired"]);
});

test("whether an unanswered deal takes other changes is open", () => {
  const outcomes = (["refused", "accepted"] as const).map((whileNew) => {
    const { partnerCenter, call } = tenant({ whileNew });
    const id = textOf(partnerCenter.share(PLAIN_DEAL) as JsonObject, "id");
    const send = (path: string) =>
      call("PatchReferralById", { id, Referral: [patch(path, "text")] }).statusCode;
    return [send("/externalReferenceId"), send("/details/notes")];
  });
  expect(outcomes).toEqual([
    [204, 400],
    [204, 204],
  ]);
});

test("a person changes any member, within the ways of the status", () => {
  const { partnerCenter } = tenant();
  const deal = partnerCenter.add(PLAIN_DEAL) as JsonObject;
  const id = textOf(deal, "id");
  partnerCenter.edit(id, { name: "Renamed", details: { dealValue: 7 } });
  const after = partnerCenter.referral(id);
  expect(after?.get("name")).toBe("Renamed");
  expect(objectIn(after, "details").get("dealValue")).toBe(7);
  expect(objectIn(after, "details").get("currency")).toBe("USD");
  expect(partnerCenter.edit(id, { status: "New", substatus: "Pending" })).toMatchObject({
    refused: "invalid-request",
  });
});

test("lists take the documented filters only", () => {
  const { create, call, partnerCenter, outside } = tenant();
  const first = create();
  outside.pass(DAY);
  const shared = partnerCenter.share({ ...PLAIN_DEAL, name: "Shared" }) as JsonObject;
  create({
    ...INVITATION,
    "Referral/name": "Theirs",
    "Referral/engagementId": textOf(first, "engagementId"),
  });
  const names = (options: Readonly<Record<string, PlainJson>>): readonly unknown[] =>
    (bodyOf(call("GetAllReferrals", options)).get("value") as JsonObject[]).map((one) =>
      one.get("name"),
    );
  expect(names({})).toEqual(["New data platform", "Shared"]);
  expect(names({ $orderby: "createdDateTime desc" })).toEqual(["Shared", "New data platform"]);
  expect(names({ $filter: "direction eq 'Incoming' and substatus eq 'Pending'" })).toEqual([
    "Shared",
  ]);
  expect(names({ $filter: "updatedDateTime gt 2026-01-05T12:00:00Z" })).toEqual(["Shared"]);
  expect(names({ $filter: "team/any(t:t/email eq 'bob@fabrikam.example')" })).toEqual([
    "New data platform",
  ]);
  expect(names({ $filter: `engagementId eq '${first.get("engagementId")}'` })).toEqual([
    "New data platform",
    "Theirs",
  ]);
  expect(names({ $filter: `engagementId eq ${shared.get("engagementId")}`, $top: 1 })).toHaveLength(
    1,
  );
  for (const options of [
    { $filter: "name eq 'Shared'" },
    { $filter: "externalReferenceId eq 'row-1'" },
    { $filter: "contains(name,'S')" },
    { $filter: "status eq" },
    { $orderby: "name" },
    { $top: "many" },
  ]) {
    expect([options, call("GetAllReferrals", options).statusCode]).toEqual([options, 400]);
  }
});

test("an id is the same in either case, and what is not known of lists is said so", () => {
  const { create, call } = tenant();
  const id = textOf(create(), "engagementId").toUpperCase();
  const found = call("GetAllReferrals", { $filter: `engagementId eq '${id}'` });
  expect(bodyOf(found).get("value")).toHaveLength(1);
  const expanded = call("GetAllReferrals", { $expand: "team" });
  expect([expanded.statusCode, errorCodeOf(expanded)]).toEqual([501, "NotSimulated"]);
});

test("an answer tells its request and the time", () => {
  const { create, call, outside } = tenant();
  const id = textOf(create(), "id");
  const [one, other] = [id, "nothing"].map((id) => call("GetReferralById", { id }).headers);
  expect(one?.get("timestamp")).toBe("2026-01-05T08:00:00.0000000Z");
  expect(one?.get("ETag")).toMatch(/^".+"$/);
  expect(one?.get("Request-ID")).not.toBe(other?.get("Request-ID"));
  expect(outside.now()).toBe(Date.UTC(2026, 0, 5, 8));
});

test("a long list comes in pages", () => {
  const { create, call } = tenant({ pageSize: 2 });
  for (const name of ["A", "B", "C"]) create({ "Referral/name": name });
  const first = bodyOf(call("GetAllReferrals", { $count: true, $select: "name" }));
  expect(first.get("@odata.count")).toBe(3n);
  expect(first.get("@odata.nextLink")).toBe(
    "https://api.partner.microsoft.com/v1.0/engagements/referrals?$select=name&$skiptoken=2",
  );
  const last = bodyOf(call("GetAllReferrals", { $skiptoken: "2" }));
  expect([(last.get("value") as JsonObject[]).length, last.has("@odata.nextLink")]).toEqual([
    1,
    false,
  ]);
});

test("Microsoft's referral is read by the partner, not written", () => {
  const { create, call } = tenant();
  const engagement = textOf(create(), "engagementId");
  const id = textOf(create({ ...INVITATION, "Referral/engagementId": engagement }), "id");
  expect(call("GetReferralById", { id }).statusCode).toBe(200);
  const refused = call("PatchReferralById", { id, Referral: [patch("/details/notes", "N")] });
  expect([refused.statusCode, errorCodeOf(refused)]).toEqual([403, "accessDenied"]);
});

test("an unknown id is not found, a deal registration is not simulated", () => {
  const { call } = tenant();
  const missing = call("GetReferralById", { id: "x" });
  expect([missing.statusCode, errorCodeOf(missing)]).toEqual([404, "itemNotFound"]);
  expect(call("CreateDealRegistrationByReferralId", { id: "x" }).statusCode).toBe(501);
});

test("more than 100 calls a minute are sent away with a time to wait", () => {
  const { call, outside } = tenant();
  for (let count = 0; count < 100; count += 1) call("GetAllReferrals");
  const refused = call("GetAllReferrals");
  expect([refused.statusCode, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
  expect(bodyOf(refused).get("statusCode")).toBe(429n);
  outside.pass(60_001);
  expect(call("GetAllReferrals").statusCode).toBe(200);
});
