import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import { dataverseFailure } from "../../../src/emulator/dataverse/index.ts";
import {
  EVENTS_API,
  partnerCenterFailure,
  REFERRALS_API,
} from "../../../src/emulator/partner-center/index.ts";
import type { ConnectorAnswer } from "../../../src/emulator/port.ts";

const message = "No.";
const shown = ({ statusCode, headers, body }: ConnectorAnswer) => ({
  statusCode,
  body: plainOf(body ?? null),
  wait: headers.get("Retry-After"),
});

/** flow-language.md §10.3 */
test.each([
  [400, "0x80040265", undefined],
  [403, "0x80040220", undefined],
  [404, "0x80040217", undefined],
  [412, "0x80060882", undefined],
  [429, "0x80072322", "10"],
  [503, "0x80040216", undefined],
])("Dataverse says %i as %s", (status, code, wait) => {
  const body = { error: { code, message } };
  expect(shown(dataverseFailure({ status, message }))).toEqual({ statusCode: status, body, wait });
});

test("a failure may have a code and a wait of its own", () => {
  const failure = { status: 412, code: "0x80040333", message, retryAfter: 5 };
  const body = { error: { code: "0x80040333", message } };
  expect(shown(dataverseFailure(failure))).toEqual({ statusCode: 412, body, wait: "5" });
  expect(shown(partnerCenterFailure(failure, REFERRALS_API))).toEqual({
    statusCode: 412,
    body,
    wait: "5",
  });
});

/** domain.md §4.7: each host of Partner Center has its own form. */
test.each([
  [REFERRALS_API, 401, { error: { code: "unauthenticated", message } }],
  [REFERRALS_API, 403, { error: { code: "accessDenied", message } }],
  [REFERRALS_API, 503, { error: { code: "serviceNotAvailable", message } }],
  [REFERRALS_API, 500, { error: { code: "generalException", message } }],
  [
    REFERRALS_API,
    429,
    { statusCode: 429, message: "Rate limit is exceeded. Try again in 10 seconds." },
  ],
  [EVENTS_API, 403, { code: "403", description: message, data: [], source: "PartnerApiService" }],
] as const)("%s says %i", (api, status, body) => {
  expect(shown(partnerCenterFailure({ status, message }, api))).toMatchObject({
    statusCode: status,
    body,
  });
});
