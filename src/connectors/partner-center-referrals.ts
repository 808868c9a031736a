import {
  type Draft,
  type GivenObject,
  type Input,
  isInterpolated,
  isTyped,
  namedCall,
  type TextInput,
  type Typed,
  typed,
  type UsedConnection,
} from "#wdl";
import {
  type Connector,
  neverRepeated,
  operation,
  optionalNumber,
  optionalText,
  optionalTruth,
  required,
  requiredList,
  requiredText,
} from "./connector.ts";
import type { PatchInput, PatchOperation } from "./patch.ts";
import type { NewReferral, Referral } from "./referral.ts";
import { REFERRAL_ANSWER } from "./referral-answer.ts";

/** Partner Center Referrals (domain.md §5.1). The body parameter is `Referral` in POST and PATCH. */
export const partnerCenterReferrals = {
  apiName: "shared_partnercenterref",
  operations: {
    GetAllReferrals: {
      kind: "action",
      effect: "read",
      parameters: {
        $expand: optionalText,
        $filter: optionalText,
        $select: optionalText,
        $orderby: optionalText,
        $top: optionalNumber,
        $skip: optionalNumber,
        $count: optionalTruth,
        "MS-CorrelationId": optionalText,
      },
      answer: {
        object: {
          "@odata.context": "text",
          "@odata.count": "number",
          value: { list: REFERRAL_ANSWER },
        },
      },
    },
    GetReferralById: {
      kind: "action",
      effect: "read",
      parameters: { id: requiredText, "MS-CorrelationId": optionalText },
      answer: REFERRAL_ANSWER,
    },
    CreateReferral: {
      kind: "action",
      effect: "create",
      parameters: { "Referral/": required, "MS-CorrelationId": optionalText },
      answer: REFERRAL_ANSWER,
    },
    PatchReferralById: {
      kind: "action",
      effect: "write",
      parameters: { id: requiredText, Referral: requiredList },
      answer: REFERRAL_ANSWER,
      mayBeEmpty: true,
    },
    UpdateReferralById: {
      kind: "action",
      effect: "write",
      parameters: { id: requiredText, "if-match": required, "odataReferral/": required },
      answer: REFERRAL_ANSWER,
    },
    CreateDealRegistrationByReferralId: {
      kind: "action",
      effect: "create",
      parameters: { id: requiredText, Referral: requiredList },
    },
    PatchDealRegistrationByReferralId: {
      kind: "action",
      effect: "write",
      parameters: { id: requiredText, Referral: requiredList },
    },
  },
} as const satisfies Connector;

type ReferralsConnection = UsedConnection<typeof partnerCenterReferrals.apiName>;

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

/** A new referral as a flow says it; any part of it may be computed. */
export type ReferralInput = GivenObject<NewReferral>;

/** Objects are flattened with `/`, arrays stay one key (flow-language.md §1.5). */
export const createReferral = (
  connection: ReferralsConnection,
  body: ReferralInput,
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
  changes: Typed<readonly PatchOperation[]> | readonly PatchInput[],
): Draft<object> =>
  operation(
    partnerCenterReferrals,
    "PatchReferralById",
    connection,
    { id, Referral: changes },
    () => ({}),
  );

/** Changes that add to lists: never repeated, for what is added twice is there twice. */
export const addToReferral = (
  connection: ReferralsConnection,
  id: Typed<string>,
  additions: Typed<readonly PatchOperation[]>,
): Draft<object> => neverRepeated(patchReferral(connection, id, additions));

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
  !isInterpolated(value);
