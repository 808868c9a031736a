import { expect, test } from "vitest";
import {
  type AnswerShape,
  type Connector,
  dataverse,
  partnerCenterEvents,
  partnerCenterReferrals,
} from "#connectors";

/** Keys as the facts list them; `?` marks one that may be left out, `/` at the end begins a group. */
type Listed = Readonly<Record<string, string>>;

const ROW = "entityName recordId";
const QUERY = "$select? $filter? $orderby? $top? $expand? fetchXml? $skiptoken? partitionId?";

/** flow-language.md §10.2; required as §10.2 and domain.md §5 mark it. */
const ACTIONS: Listed = {
  ListRecords: `entityName ${QUERY}`,
  GetItem: `${ROW} $select? $expand? partitionId?`,
  CreateRecord: "entityName item/?",
  UpdateRecord: `${ROW} item/?`,
  UpdateOnlyRecord: `${ROW} item/?`,
  DeleteRecord: `${ROW} partitionId?`,
  AssociateEntities: `${ROW} associationEntityRelationship item/@odata.id`,
  DisassociateEntities: `${ROW} associationEntityRelationship $id`,
  PerformUnboundAction: "actionName item/?",
  PerformBoundAction: `${ROW} actionName item/?`,
  UpdateEntityFileImageFieldContent: `${ROW} fileImageFieldName item x-ms-file-name`,
  GetEntityFileImageFieldContent: `${ROW} fileImageFieldName size?`,
};

/** `*WithOrganization`: "+ organization (URL); nested item object". */
const elsewhere = Object.entries(ACTIONS).map(([name, keys]): [string, string] => [
  `${name}WithOrganization`,
  `organization ${keys.replace(/item\/\S*?(\??)(?= |$)/, "item$1")}`,
]);

/** flow-language.md §10.1 */
const TRIGGERS: Listed = {
  SubscribeWebhookTrigger: ["message", "entityname", "scope"]
    .concat(["filteringattributes?", "filterexpression?", "runas?", "name?", "postponeuntil?"])
    .map((key) => `subscriptionRequest/${key}`)
    .join(" "),
  BusinessEventsTrigger:
    "catalog category subscriptionRequest/entityname subscriptionRequest/sdkmessagename",
};

/** domain.md §5.1 */
const REFERRALS: Listed = {
  GetAllReferrals: "$expand? $filter? $select? $orderby? $top? $skip? $count? MS-CorrelationId?",
  CreateReferral: "Referral/ MS-CorrelationId?",
  GetReferralById: "id MS-CorrelationId?",
  UpdateReferralById: "id odataReferral/ if-match",
  PatchReferralById: "id Referral",
  CreateDealRegistrationByReferralId: "id Referral",
  PatchDealRegistrationByReferralId: "id Referral",
};

/** domain.md §5.2 */
const REGISTRATION = "body/WebhookUrl body/WebhookEvents body/SignatureTokenToMsSignatureHeader?";
const EVENTS: Listed = {
  ViewRegistration: "",
  EventRegistration: REGISTRATION,
  UpdateRegistration: REGISTRATION,
};

const sorted = (keys: string): readonly string[] => keys.split(" ").filter(Boolean).sort();

const keysOf = ({ operations }: Connector): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, { parameters }]) => [
      name,
      Object.entries(parameters)
        .map(([key, { required }]) => (required ? key : `${key}?`))
        .sort(),
    ]),
  );

test.each([
  ["Dataverse", dataverse, { ...TRIGGERS, ...ACTIONS, ...Object.fromEntries(elsewhere) }],
  ["Partner Center Referrals", partnerCenterReferrals, REFERRALS],
  ["Partner Center Events", partnerCenterEvents, EVENTS],
] as const)("%s has the operations and parameters of the facts", (_, connector, listed) => {
  expect(keysOf(connector)).toEqual(
    Object.fromEntries(Object.entries(listed).map(([name, keys]) => [name, sorted(keys)])),
  );
});

const answerOf = (connector: Connector, operationId: string) =>
  connector.operations[operationId] ?? expect.unreachable(operationId);
const namesIn = (answer: AnswerShape | undefined): readonly string[] =>
  typeof answer === "object" && "object" in answer ? Object.keys(answer.object).sort() : [];

/** domain.md §5.1, §5.2: column Response. */
test.each([
  [partnerCenterReferrals, "GetAllReferrals", ["@odata.context", "@odata.count", "value"]],
  [partnerCenterEvents, "ViewRegistration", ["WebhookEvents", "WebhookUrl"]],
  [partnerCenterEvents, "UpdateRegistration", ["SubscriberId", "WebhookEvents", "WebhookUrl"]],
  [partnerCenterEvents, "EventRegistration", []],
  [partnerCenterReferrals, "CreateDealRegistrationByReferralId", []],
  [partnerCenterReferrals, "PatchDealRegistrationByReferralId", []],
] as const)("what $1 answers", (connector, operationId, names) => {
  expect(namesIn(answerOf(connector, operationId).answer)).toEqual(names);
});

test.each([
  "CreateReferral",
  "GetReferralById",
  "UpdateReferralById",
  "PatchReferralById",
] as const)("%s answers a referral", (operationId) => {
  const { answer, mayBeEmpty } = answerOf(partnerCenterReferrals, operationId);
  expect(answer).toEqual(answerOf(partnerCenterReferrals, "GetReferralById").answer);
  expect(namesIn(answer)).toContain("engagementId");
  // Declared 204 with the schema of a referral: there may be no body.
  expect(mayBeEmpty ?? false).toBe(operationId === "PatchReferralById");
});
