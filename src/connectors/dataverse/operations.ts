import type { UsedConnection } from "#wdl";
import {
  type Connector,
  optional,
  optionalNumber,
  optionalText,
  required,
  requiredText,
} from "../connector.ts";
import { withOrganization } from "./with-organization.ts";

const rowParameters = { entityName: requiredText, recordId: requiredText, "item/": optional };
const queryParameters = {
  $select: optionalText,
  $filter: optionalText,
  $orderby: optionalText,
  $top: optionalNumber,
  $expand: optionalText,
  fetchXml: optionalText,
  $skiptoken: optionalText,
  partitionId: optionalText,
};

const fileParameters = {
  entityName: requiredText,
  recordId: requiredText,
  fileImageFieldName: requiredText,
};

const ACTIONS = {
  ListRecords: {
    kind: "action",
    effect: "read",
    parameters: { entityName: requiredText, ...queryParameters },
  },
  GetItem: {
    kind: "action",
    effect: "read",
    parameters: {
      entityName: requiredText,
      recordId: requiredText,
      $select: optionalText,
      $expand: optionalText,
      partitionId: optionalText,
    },
  },
  CreateRecord: {
    kind: "action",
    effect: "create",
    parameters: { entityName: requiredText, "item/": optional },
  },
  UpdateRecord: { kind: "action", effect: "write", parameters: rowParameters },
  UpdateOnlyRecord: { kind: "action", effect: "write", parameters: rowParameters },
  DeleteRecord: {
    kind: "action",
    effect: "write",
    parameters: { entityName: requiredText, recordId: requiredText, partitionId: optionalText },
  },
  AssociateEntities: {
    kind: "action",
    effect: "write",
    parameters: {
      entityName: requiredText,
      recordId: requiredText,
      associationEntityRelationship: requiredText,
      "item/@odata.id": requiredText,
    },
  },
  DisassociateEntities: {
    kind: "action",
    effect: "write",
    parameters: {
      entityName: requiredText,
      recordId: requiredText,
      associationEntityRelationship: requiredText,
      $id: requiredText,
    },
  },
  PerformUnboundAction: {
    kind: "action",
    effect: "create",
    parameters: { actionName: requiredText, "item/": optional },
  },
  PerformBoundAction: {
    kind: "action",
    effect: "create",
    parameters: {
      entityName: requiredText,
      actionName: requiredText,
      recordId: requiredText,
      "item/": optional,
    },
  },
  GetEntityFileImageFieldContent: {
    kind: "action",
    effect: "read",
    parameters: { ...fileParameters, size: optionalText },
  },
  UpdateEntityFileImageFieldContent: {
    kind: "action",
    effect: "write",
    parameters: { ...fileParameters, item: required, "x-ms-file-name": requiredText },
  },
} as const satisfies Connector["operations"];

/** Microsoft Dataverse, formerly Common Data Service: flow-language.md §10, domain.md §5.3. */
export const dataverse = {
  apiName: "shared_commondataserviceforapps",
  operations: {
    SubscribeWebhookTrigger: {
      kind: "trigger",
      effect: "subscribe",
      parameters: {
        "subscriptionRequest/message": required,
        "subscriptionRequest/entityname": requiredText,
        "subscriptionRequest/scope": required,
        "subscriptionRequest/filteringattributes": optionalText,
        "subscriptionRequest/filterexpression": optionalText,
        "subscriptionRequest/runas": optional,
        "subscriptionRequest/name": optionalText,
        "subscriptionRequest/postponeuntil": optionalText,
      },
    },
    BusinessEventsTrigger: {
      kind: "trigger",
      effect: "subscribe",
      parameters: {
        catalog: requiredText,
        category: requiredText,
        "subscriptionRequest/entityname": requiredText,
        "subscriptionRequest/sdkmessagename": requiredText,
      },
    },
    ...ACTIONS,
    ...withOrganization(ACTIONS),
  },
} as const satisfies Connector;

export type DataverseConnection = UsedConnection<typeof dataverse.apiName>;
