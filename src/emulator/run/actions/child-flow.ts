import { isJsonObject, type Json } from "#foundation";
import { holding } from "../../interpreter/value.ts";
import { jsonOfValue } from "../plain.ts";
import type { Runner } from "../turn.ts";
import { callWithRetry, evaluated } from "./call.ts";

/** The api under which mocks may answer for a child flow. */
const CHILD_FLOWS = "child-flow";

/** Calls another flow and waits for its Response; anything but 2xx fails (flow-language.md §3.1). */
export const runChildFlow: Runner<"child-flow"> = (turn, action) => {
  const { host } = turn.run;
  const body = evaluated(action.body, turn);
  const headers = evaluated(action.headers, turn);
  const child = action.workflowReferenceName;
  const inputs = holding("host", holding("workflowReferenceName", child));
  if (headers !== undefined) inputs.set("headers", headers);
  if (body !== undefined) inputs.set("body", body);
  callWithRetry({
    turn,
    name: action.name,
    inputs,
    policy: evaluated(action.retryPolicy, turn),
    what: () => `the child flow ${child}`,
    tryOnce(answered) {
      const sentHeaders = isJsonObject(headers) ? headers : new Map<string, Json>();
      const sentBody = body === undefined ? undefined : jsonOfValue(body);
      const parameters = new Map<string, Json>([["headers", sentHeaders]]);
      if (sentBody !== undefined) parameters.set("body", sentBody);
      const mocked = host.invoke({
        api: CHILD_FLOWS,
        operationId: child,
        parameters,
        connection: undefined,
        caller: { flow: turn.run.flow, action: action.name, run: turn.run.id },
      });
      if (mocked) answered(mocked);
      else host.callChild(turn.run, child, sentHeaders, sentBody, answered);
    },
  });
};
