import type { ConnectorAnswer } from "../port.ts";

const refusal = (statusCode: number, code: string, message: string): ConnectorAnswer => ({
  statusCode,
  headers: new Map(),
  body: new Map([
    [
      "error",
      new Map([
        ["code", code],
        ["message", message],
      ]),
    ],
  ]),
});

/** What a caller of a child flow gets when there is no Response (flow-language.md §3.1, §3.4). */
export const NO_RESPONSE = refusal(
  502,
  "NoResponse",
  "The server did not receive a response from an upstream server of the request.",
);
export const TIMED_OUT = refusal(
  504,
  "GatewayTimeout",
  "The child flow did not answer within 120 seconds.",
);
export const NOT_ON_CODE = "WorkflowTriggerNotFound";
export const NOT_ON = refusal(404, NOT_ON_CODE, "The child flow is not switched on.");
export const ANSWERS_NOBODY = refusal(
  400,
  "NestedWorkflowDoesNotContainResponseAction",
  "The child flow has no Response action.",
);
export const TOO_MANY = refusal(
  429,
  "WorkflowRunInProgress",
  "As many runs of the child flow are on their way as may be.",
);
