import { type Json, jsonOf, type PlainJson, printJson } from "#foundation";

export const PART = "Workflows/Sample.json";
export const SCHEMA =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

/** A file as a designer of 2024 writes it, around the given actions. */
export const fileOf = (actions: PlainJson, triggers: PlainJson = {}): Json =>
  jsonOf({
    properties: {
      connectionReferences: {},
      definition: { $schema: SCHEMA, contentVersion: "1.0.0.0", parameters: {}, triggers, actions },
      templateName: "",
    },
    schemaVersion: "1.0.0.0",
  });

export const HOST = {
  connectionName: "shared_x",
  operationId: "Op",
  apiId: "/providers/x/apis/shared_x",
};

export const textOf = (json: Json): string => printJson(json);
