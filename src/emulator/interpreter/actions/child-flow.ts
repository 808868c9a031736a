import { jsonOfObject, jsonOfValue } from "../plain-json.ts";
import { retryPolicyOf } from "../retry.ts";
import { isObject, type Value } from "../value.ts";
import { attempt } from "./attempt.ts";
import { badPolicy } from "./connector.ts";
import { inputsOf, type Runner } from "./runner.ts";

/** Starts another flow and takes its Response as its own answer. */
export const runChildFlow: Runner<"child-flow"> = (action, step) => {
  const { run, scope } = step;
  const { workflowReferenceName, headers, body, retryPolicy } = action;
  const said = inputsOf(scope, { headers, body, retryPolicy });
  const host = new Map<string, Value>([["workflowReferenceName", workflowReferenceName]]);
  const inputs = new Map<string, Value>([["host", host], ...said]);
  const policy = retryPolicyOf(said.get("retryPolicy"), run.limits.retry);
  if ("wrong" in policy) return badPolicy(action.name, policy.wrong, inputs);
  const sentHeaders = said.get("headers");
  const sent = said.get("body");
  attempt(step, policy, inputs, (answered) =>
    run.port.callChild(
      {
        flow: workflowReferenceName.toLowerCase(),
        headers: isObject(sentHeaders) ? jsonOfObject(sentHeaders) : new Map(),
        body: sent === undefined ? undefined : jsonOfValue(sent),
        parent: run,
        action: action.name,
      },
      answered,
    ),
  );
  return undefined;
};
