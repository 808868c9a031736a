import type { UsedConnection } from "#wdl";
import { type Connector, optional, required } from "../connector.ts";

const rowParameters = { entityName: required, recordId: required, "item/": optional };
const queryParameters = {
  $select: optional,
  $filter: optional,
  $orderby: optional,
  $top: optional,
  $expand: optional,
  fetchXml: optional,
  $skiptoken: optional,
  partitionId: optional,
};

/** Microsoft Dataverse, formerly Common Data Service (current environment): flow-language.md §10. */
export const dataverse = {
  apiName: "shared_commondataserviceforapps",
  operations: {
    SubscribeWebhookTrigger: {
      kind: "trigger",
      effect: "subscribe",
      parameters: {
        "subscriptionRequest/message": required,
        "subscriptionRequest/entityname": required,
        "subscriptionRequest/scope": required,
        "subscriptionRequest/filteringattributes": optional,
        "subscriptionRequest/filterexpression": optional,
        "subscriptionRequest/runas": optional,
        "subscriptionRequest/name": optional,
        "subscriptionRequest/postponeuntil": optional,
      },
    },
    ListRecords: {
      kind: "action",
      effect: "read",
      parameters: { entityName: required, ...queryParameters },
    },
    GetItem: {
      kind: "action",
      effect: "read",
      parameters: {
        entityName: required,
        recordId: required,
        $select: optional,
        $expand: optional,
        partitionId: optional,
      },
    },
    CreateRecord: {
      kind: "action",
      effect: "create",
      parameters: { entityName: required, "item/": optional },
    },
    UpdateRecord: { kind: "action", effect: "write", parameters: rowParameters },
    UpdateOnlyRecord: { kind: "action", effect: "write", parameters: rowParameters },
    DeleteRecord: {
      kind: "action",
      effect: "write",
      parameters: { entityName: required, recordId: required, partitionId: optional },
    },
    AssociateEntities: {
      kind: "action",
      effect: "write",
      parameters: {
        entityName: required,
        recordId: required,
        associationEntityRelationship: required,
        "item/@odata.id": required,
      },
    },
    DisassociateEntities: {
      kind: "action",
      effect: "write",
      parameters: {
        entityName: required,
        recordId: required,
        associationEntityRelationship: required,
        $id: required,
      },
    },
    PerformUnboundAction: {
      kind: "action",
      effect: "create",
      parameters: { actionName: required, "item/": optional },
    },
    PerformBoundAction: {
      kind: "action",
      effect: "create",
      parameters: {
        entityName: required,
        actionName: required,
        recordId: required,
        "item/": optional,
      },
    },
  },
} as const satisfies Connector;

export type DataverseConnection = UsedConnection<typeof dataverse.apiName>;
