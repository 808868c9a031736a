import {
  type Draft,
  type Input,
  isTyped,
  namedCall,
  type TextInput,
  type Typed,
  typed,
  type UsedConnection,
} from "#wdl";
import { type Connector, operation, optional, required } from "./connector.ts";
import type { Referral } from "./referral.ts";

/** Partner Center Referrals (domain.md §5.1). The body parameter is `Referral` in POST and PATCH. */
export const partnerCenterReferrals = {
  apiName: "shared_partnercenterref",
  operations: {
    GetAllReferrals: {
      kind: "action",
      effect: "read",
      parameters: {
        $expand: optional,
        $filter: optional,
        $select: optional,
        $orderby: optional,
        $top: optional,
        $skip: optional,
        $count: optional,
        "MS-CorrelationId": optional,
      },
    },
    GetReferralById: {
      kind: "action",
      effect: "read",
      parameters: { id: required, "MS-CorrelationId": optional },
    },
    CreateReferral: {
      kind: "action",
      effect: "create",
      parameters: { "Referral/": required, "MS-CorrelationId": optional },
    },
    PatchReferralById: {
      kind: "action",
      effect: "write",
      parameters: { id: required, Referral: required, "MS-CorrelationId": optional },
    },
    UpdateReferralById: {
      kind: "action",
      effect: "write",
      parameters: { id: required, "if-match": required, "odataReferral/": required },
    },
    CreateDealRegistrationByReferralId: {
      kind: "action",
      effect: "create",
      parameters: { id: required, Referral: required },
    },
    PatchDealRegistrationByReferralId: {
      kind: "action",
      effect: "write",
      parameters: { id: required, Referral: required },
    },
  },
} as const satisfies Connector;

type ReferralsConnection = UsedConnection<typeof partnerCenterReferrals.apiName>;

/** All paths that the connector lets a PATCH change (domain.md §4.5). */
export const PATCH_PATHS = [
  "/campaignId",
  "/consent/consentToShareReferralWithMicrosoftSellers",
  "/customerProfile/team",
  "/customerProfile/team/-",
  "/details/closingDateTime",
  "/details/currency",
  "/details/dealValue",
  "/details/notes",
  "/details/requirements/solutions",
  "/details/requirements/solutions/-",
  "/externalReferenceId",
  "/referralProgram",
  "/salesStage",
  "/status",
  "/substatus",
  "/statusReason",
  "/team",
  "/team/-",
] as const;

export type PatchPath = (typeof PATCH_PATHS)[number];

/** One change of a referral. */
export interface PatchOperation {
  readonly op: "replace" | "add";
  readonly path: PatchPath;
  readonly value: Input;
}

/** A patch operation as an input; the path is one the connector allows. */
export const change = (path: PatchPath, value: Input): Readonly<Record<string, Input>> => ({
  op: path.endsWith("/-") ? "add" : "replace",
  path,
  value,
});

export interface ReferralOutput {
  readonly referral: Typed<Referral>;
}

export const getReferral = (
  connection: ReferralsConnection,
  id: TextInput,
): Draft<ReferralOutput> =>
  operation(partnerCenterReferrals, "GetReferralById", connection, { id }, (name) => ({
    referral: typed(namedCall("body", name)),
  }));

/** Without `nextLink` in the connector's schema: page with `skip` until a page is not full. */
export const listReferrals = (
  connection: ReferralsConnection,
  query: {
    readonly filter: TextInput;
    readonly orderBy?: "createdDateTime asc" | "updatedDateTime asc";
    readonly top?: number;
    readonly skip?: Typed<number>;
  },
): Draft<{ readonly referrals: Typed<readonly Referral[] | null> }> =>
  operation(
    partnerCenterReferrals,
    "GetAllReferrals",
    connection,
    { $filter: query.filter, $orderby: query.orderBy, $top: query.top, $skip: query.skip },
    (name) => ({
      referrals: typed({
        kind: "access",
        of: namedCall("outputs", name),
        key: { kind: "string", value: "body/value" },
        safe: true,
        style: "bracket",
      }),
    }),
  );

/** Objects are flattened with `/`, arrays stay one key (flow-language.md §1.5). */
export const createReferral = (
  connection: ReferralsConnection,
  body: { readonly [key: string]: Input | undefined },
): Draft<ReferralOutput> =>
  operation(
    partnerCenterReferrals,
    "CreateReferral",
    connection,
    flattened("Referral", body),
    (name) => ({ referral: typed(namedCall("body", name)) }),
  );

/** An empty answer: what changed is read again when it is needed. */
export const patchReferral = (
  connection: ReferralsConnection,
  id: Typed<string>,
  changes: Typed<readonly unknown[]> | readonly Readonly<Record<string, Input>>[],
): Draft<object> =>
  operation(
    partnerCenterReferrals,
    "PatchReferralById",
    connection,
    { id, Referral: changes },
    () => ({}),
  );

function flattened(prefix: string, value: Input | undefined): Record<string, Input> {
  if (value === undefined) return {};
  if (!isBranch(value)) return { [prefix]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flattened(`${prefix}/${key}`, inner)),
  );
}

const isBranch = (value: Input): value is { readonly [key: string]: Input | undefined } =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !isTyped(value) &&
  !("template" in value);
