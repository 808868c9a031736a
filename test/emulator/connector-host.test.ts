import type { JsonObject, PlainJson } from "#foundation";
import { jsonOf } from "#foundation";
import {
  createDataverse,
  DATAVERSE_API,
  DATAVERSE_OPERATIONS,
} from "../../src/emulator/dataverse/index.ts";
import {
  createPartnerCenter,
  EVENT_OPERATIONS,
  EVENTS_API,
  REFERRAL_OPERATIONS,
  REFERRALS_API,
} from "../../src/emulator/partner-center/index.ts";
import { keepsTheContract } from "./connector-host.contract.ts";
import { VISITS } from "./dataverse/organization.ts";
import { testOutside } from "./outside.ts";
import { DEAL } from "./partner-center/tenant.ts";

const objectOf = (plain: Readonly<Record<string, PlainJson>>): JsonObject =>
  jsonOf(plain) as JsonObject;

keepsTheContract("Dataverse", (calls = 6000) => {
  const outside = testOutside();
  const dataverse = createDataverse(VISITS, outside, { limit: { calls, window: 60_000 } });
  return {
    host: dataverse,
    now: outside.now,
    pass: outside.pass,
    api: DATAVERSE_API,
    operations: Object.keys(DATAVERSE_OPERATIONS),
    write: {
      operationId: "CreateRecord",
      parameters: objectOf({ entityName: "accounts", "item/name": "Contoso" }),
    },
    written: () => dataverse.rows("account").length,
    read: {
      operationId: "ListRecords",
      parameters: objectOf({ entityName: "accounts", $filter: "name eq 'x'" }),
    },
  };
});

keepsTheContract("Partner Center", (calls = 100) => {
  const outside = testOutside();
  const partnerCenter = createPartnerCenter(outside, { limit: { calls, window: 60_000 } });
  return {
    host: partnerCenter,
    now: outside.now,
    pass: outside.pass,
    api: REFERRALS_API,
    operations: Object.keys(REFERRAL_OPERATIONS),
    write: { operationId: "CreateReferral", parameters: objectOf(DEAL) },
    written: () => partnerCenter.referrals().length,
    read: { operationId: "GetAllReferrals", parameters: objectOf({ $filter: "status eq 'New'" }) },
  };
});

keepsTheContract("Partner Center events", (calls = 100) => {
  const outside = testOutside();
  const partnerCenter = createPartnerCenter(outside, { limit: { calls, window: 60_000 } });
  const registration = (url: string) =>
    objectOf({ "body/WebhookUrl": url, "body/WebhookEvents": ["referral-created"] });
  partnerCenter.invoke(
    {
      api: EVENTS_API,
      operationId: "EventRegistration",
      parameters: registration("https://flow.example/old"),
      connection: "someone else's",
      caller: { flow: "Flow", action: "Action", run: "run-0" },
    },
    outside.now(),
  );
  return {
    host: partnerCenter,
    now: outside.now,
    pass: outside.pass,
    api: EVENTS_API,
    operations: Object.keys(EVENT_OPERATIONS),
    write: {
      operationId: "UpdateRegistration",
      parameters: registration("https://flow.example/new"),
    },
    written: () => (partnerCenter.registration()?.url === "https://flow.example/new" ? 1 : 0),
    read: { operationId: "ViewRegistration", parameters: new Map() },
  };
});
