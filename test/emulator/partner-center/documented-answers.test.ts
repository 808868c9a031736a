import { expect, test } from "vitest";
import type { JsonObject, PlainJson } from "#foundation";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import { partnerCenterFailure, REFERRALS_API } from "../../../src/emulator/partner-center/index.ts";
import { bodyOf, DEAL, PLAIN_DEAL, tenant } from "./tenant.ts";

const CODES = [
  "accessDenied",
  "generalException",
  "invalidRequest",
  "itemNotFound",
  "preconditionFailed",
  "resourceModified",
  "serviceNotAvailable",
  "unauthenticated",
];
const REFUSING = [400, 401, 403, 404, 409, 412, 415, 422, 423, 500, 501, 502, 503, 504];

// domain.md §4.7
test("errors have the documented codes, each of them and no other", () => {
  const said = REFUSING.map((status) =>
    errorCodeOf(partnerCenterFailure({ status, message: "No." }, REFERRALS_API)),
  );
  expect([...new Set(said)].sort()).toEqual(CODES);
});

// domain.md §4.7: what is done is answered so; 201 and 202 are never needed.
test("what is read or created is answered with 200, what is patched with 204", () => {
  const { create, call } = tenant();
  const id = String(create().get("id"));
  const patch = [{ op: "replace", path: "/details/notes", value: "N" }];
  expect([
    call("GetAllReferrals").statusCode,
    call("GetReferralById", { id }).statusCode,
    call("CreateReferral", DEAL).statusCode,
    call("PatchReferralById", { id, Referral: patch }).statusCode,
  ]).toEqual([200, 200, 200, 204]);
});

// domain.md §4.6
test.each([
  ["status eq 'Active'", ["Ours"]],
  ["status eq 'New'", ["Shared"]],
  ["substatus eq 'Accepted'", ["Ours"]],
  ["qualification eq 'SalesQualified'", ["Ours"]],
  ["type eq 'Shared' and direction eq 'Incoming'", ["Shared"]],
  ["customerProfile/address/country eq 'DE'", ["Shared"]],
])("referrals are filtered by %s", (filter, names) => {
  const { create, call, partnerCenter } = tenant();
  create({ "Referral/name": "Ours" });
  partnerCenter.share({
    ...PLAIN_DEAL,
    name: "Shared",
    customerProfile: { name: "Contoso", address: { country: "DE" }, team: [] },
  });
  const found = bodyOf(call("GetAllReferrals", { $filter: filter })).get("value");
  expect((found as readonly JsonObject[]).map((one) => one.get("name"))).toEqual(names);
});

// domain.md §4.3: `None` is a place holder.
test.each([
  ["None", "None"],
  ["Active", "None"],
  ["None", "Accepted"],
])("no referral comes to be %s/%s", (status, substatus) => {
  const { create, call } = tenant();
  const id = String(create().get("id"));
  const change = (path: string, value: PlainJson) => ({ op: "replace", path, value });
  const answer = call("PatchReferralById", {
    id,
    Referral: [change("/status", status), change("/substatus", substatus)],
  });
  expect(answer.statusCode).toBe(400);
});

/** A shared deal that was declined, or that nobody answered. */
function over(how: "Declined" | "Expired") {
  const { call, partnerCenter, outside } = tenant();
  const id = String((partnerCenter.share(PLAIN_DEAL) as JsonObject).get("id"));
  if (how === "Declined") partnerCenter.edit(id, { status: "Closed", substatus: how });
  outside.pass(how === "Expired" ? 14 * 86_400_000 : 0);
  return { read: () => bodyOf(call("GetReferralById", { id })), call, id };
}

// domain.md §3 (terminal states) and §4.7 (terms)
test.each(["Declined", "Expired"] as const)(
  "a deal that is %s stays so, its contacts hidden",
  (how) => {
    const { read, call, id } = over(how);
    const customer = read().get("customerProfile") as JsonObject;
    expect([read().get("substatus"), customer.get("team")]).toEqual([how, []]);
    const accept = [
      { op: "replace", path: "/status", value: "Active" },
      { op: "replace", path: "/substatus", value: "Accepted" },
    ];
    for (const Referral of [accept, [{ op: "replace", path: "/details/notes", value: "N" }]]) {
      expect(call("PatchReferralById", { id, Referral }).statusCode).toBe(400);
    }
    expect(read().get("substatus")).toBe(how);
  },
);

// domain.md §4.5
test.each([
  ["/name", "Other"],
  ["/type", "Independent"],
  ["/qualification", "Direct"],
  ["/inviteContext", { assistanceRequestCode: "GeneralOrOther" }],
  ["/customerProfile/address", { country: "DE" }],
  ["/customerProfile/name", "Tailspin"],
])("%s is not patched", (path, value) => {
  const { create, call } = tenant();
  const id = String(create().get("id"));
  const answer = call("PatchReferralById", { id, Referral: [{ op: "replace", path, value }] });
  expect([answer.statusCode, errorCodeOf(answer)]).toEqual([400, "invalidRequest"]);
});

// domain.md §3 and §5.2: each connection has its own hundred.
test("the connector of events takes 100 calls a minute too, counted apart", () => {
  const { call, outside } = tenant();
  for (let count = 0; count < 100; count += 1) call("ViewRegistration");
  const refused = call("ViewRegistration");
  expect([refused.statusCode, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
  expect(call("GetAllReferrals").statusCode).toBe(200);
  outside.pass(60_001);
  expect(call("ViewRegistration").statusCode).toBe(404);
});

// domain.md §6
test("a notification says how it is signed and by whom", () => {
  const { create, listen, outside } = tenant();
  listen();
  create();
  outside.pass(10_000);
  const headers = outside.posted[0]?.headers;
  expect(headers?.get("X-MS-Signature-Algorithm")).toBe("rsa-sha256");
  expect(headers?.has("X-MS-Certificate-Url")).toBe(true);
  expect(String(headers?.get("Authorization"))).toMatch(/^Signature \S+$/);
});

// domain.md §1.6: what an empty "How can Microsoft help?" means to Partner Center.
test("a deal may say that its help is unknown", () => {
  const { create } = tenant();
  const deal = create({ "Referral/inviteContext/assistanceRequestCode": "Unknown" });
  expect(deal.get("status")).toBe("Active");
});
