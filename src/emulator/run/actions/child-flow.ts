import { isJsonObject, type Json, type JsonObject } from "#foundation";
import { holding } from "../../interpreter/value.ts";
import { jsonOfValue } from "../plain.ts";
import type { Runner } from "../turn.ts";
import { callWithRetry, evaluated, heard, type Way } from "./call.ts";

/** The api under which mocks may answer for a child flow. */
const CHILD_FLOWS = "child-flow";

interface Asked {
  /** The reference to the child, as it is written. */
  readonly child: string;
  readonly headers: JsonObject;
  readonly body: Json | undefined;
}

/** Calls another flow and waits for its Response; anything but 2xx fails (flow-language.md §3.1). */
export const runChildFlow: Runner<"child-flow"> = (turn, action) => {
  const body = evaluated(action.body, turn);
  const headers = evaluated(action.headers, turn);
  const child = action.workflowReferenceName;
  const inputs = holding("host", holding("workflowReferenceName", child));
  if (headers !== undefined) inputs.set("headers", headers);
  if (body !== undefined) inputs.set("body", body);
  callWithRetry(turn, inputs, evaluated(action.retryPolicy, turn), CHILD_FLOW, {
    child,
    headers: isJsonObject(headers) ? headers : new Map(),
    body: body === undefined ? undefined : jsonOfValue(body),
  });
};

const CHILD_FLOW: Way<Asked> = {
  what: ({ asked: { child } }) => `the child flow ${child}`,
  tryOnce(call) {
    const { run, action } = call.turn;
    const { child, headers, body } = call.asked;
    const parameters = new Map<string, Json>([["headers", headers]]);
    if (body !== undefined) parameters.set("body", body);
    const mocked = run.host.invoke({
      api: CHILD_FLOWS,
      operationId: child,
      parameters,
      connection: undefined,
      caller: { flow: run.flow, action: action.name, run: run.id },
    });
    if (mocked) heard(call, mocked);
    else run.host.callChild(run, child, headers, body, (answer) => heard(call, answer));
  },
};
