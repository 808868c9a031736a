import type { PlainJson } from "#foundation";

/** Pieces that examples of rules are made of. */
export const succeeded = (action: string) => ({ [action]: ["Succeeded"] });

export const initialize = (name: string, type: string, value?: PlainJson) => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name, type, ...(value === undefined ? {} : { value }) }] },
});

export const setVariable = (name: string, value: PlainJson, after: string) => ({
  type: "SetVariable",
  inputs: { name, value },
  runAfter: succeeded(after),
});

export const compose = (inputs: PlainJson, after?: string) => ({
  type: "Compose",
  inputs,
  ...(after === undefined ? {} : { runAfter: succeeded(after) }),
});

export const EACH_ROW = { type: "Foreach", foreach: "@triggerBody()?['rows']" };

export const HTTP_TRIGGER = {
  manual: { type: "Request", kind: "Http", inputs: { schema: {} } },
};

export const BUTTON_TRIGGER = {
  manual: {
    type: "Request",
    kind: "Button",
    inputs: { schema: { type: "object", properties: {}, required: [] } },
  },
};

export const DAILY = {
  Daily: { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } },
};

export const RESPONSE = { type: "Response", kind: "Http", inputs: { statusCode: 200 } };

export const DATAVERSE = "shared_commondataserviceforapps";

export const connected = (apiName: string, logicalName = "ex_reference", source = "embedded") => ({
  [apiName]: {
    runtimeSource: source,
    connection: { connectionReferenceLogicalName: logicalName },
    api: { name: apiName },
  },
});

export const operation = (
  operationId: string,
  parameters: { readonly [key: string]: PlainJson },
  apiName = DATAVERSE,
) => ({
  type: "OpenApiConnection",
  inputs: {
    host: {
      connectionName: apiName,
      operationId,
      apiId: `/providers/Microsoft.PowerApps/apis/${apiName}`,
    },
    parameters,
    authentication: "@parameters('$authentication')",
  },
});

export const whenRowChanges = (
  entityname: string,
  more: { readonly [key: string]: PlainJson } = {},
) => ({
  When_a_row_changes: {
    ...operation("SubscribeWebhookTrigger", {
      "subscriptionRequest/message": 3,
      "subscriptionRequest/entityname": entityname,
      "subscriptionRequest/scope": 4,
      ...more,
    }),
    type: "OpenApiConnectionWebhook",
  },
});
