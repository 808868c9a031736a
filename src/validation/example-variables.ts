import { ENGLISH, type TextVariable } from "#dataverse";

/** An environment variable and the parameter of a flow that reads it. */
export const MAIL: TextVariable = Object.freeze({
  kind: "text",
  schemaName: "ex_Mail",
  labels: { [ENGLISH]: "Mail" },
  descriptions: {},
  defaultValue: "a",
});

export const MAIL_PARAMETER = {
  "Mail (ex_Mail)": { type: "String", defaultValue: "a", metadata: { schemaName: "ex_Mail" } },
};
