import { isJsonObject, type Json } from "#foundation";
import { evaluateTemplate } from "../evaluate.ts";
import { jsonOfObject } from "../plain-json.ts";
import { retryPolicyOf } from "../retry.ts";
import { isObject, type Value } from "../value.ts";
import { attempt } from "./attempt.ts";
import { apiNameOf, badPolicy, callOf } from "./connector.ts";
import { runRefused } from "./refused.ts";
import { badRequest, type Runner, type Step } from "./runner.ts";

/** A plain HTTP call goes to hosts as an operation of this name, of an api of this name. */
export const HTTP_API = "http";
export const HTTP_OPERATION = "Http";

/** What a retry policy is no part of. */
const NO_PARAMETERS = new Set(["authentication", "retryPolicy", "host"]);

/** Redirects and polling after 202 are the business of whoever answers. */
export const runHttp: Runner<"http"> = (action, step) => {
  if (action.webhook) return runRefused(action, step);
  const inputs = evaluateTemplate(action.inputs, step.scope);
  const method = isObject(inputs) ? inputs.get("method") : undefined;
  const uri = isObject(inputs) ? inputs.get("uri") : undefined;
  if (!isObject(inputs) || typeof method !== "string" || typeof uri !== "string") {
    const message = `Action '${action.name}' needs a method and a uri, both text.`;
    return badRequest("InvalidTemplate", message, inputs);
  }
  return called(step, HTTP_API, HTTP_OPERATION, inputs);
};

/** The form before 2020: the operation stands in the metadata, else it is the method and the path. */
export const runLegacyConnector: Runner<"legacy-connector"> = (action, step) => {
  if (action.webhook) return runRefused(action, step);
  const inputs = evaluateTemplate(action.inputs, step.scope);
  if (!isObject(inputs)) {
    return badRequest("InvalidTemplate", `The inputs of '${action.name}' are no object.`, inputs);
  }
  const host = inputs.get("host");
  const api = isObject(host) ? host.get("api") : undefined;
  const url = isObject(api) ? String(api.get("runtimeUrl") ?? "") : "";
  const path = `${String(inputs.get("method") ?? "GET").toUpperCase()} ${String(inputs.get("path") ?? "")}`;
  return called(step, apiNameOf(url), swaggerOperation(action.metadata) ?? path, inputs);
};

function swaggerOperation(metadata: Json | undefined): string | undefined {
  const system = isJsonObject(metadata) ? metadata.get("flowSystemMetadata") : undefined;
  const id = isJsonObject(system) ? system.get("swaggerOperationId") : undefined;
  return typeof id === "string" ? id : undefined;
}

function called(step: Step, api: string, operationId: string, inputs: ReadonlyMap<string, Value>) {
  const { run, state } = step;
  const policy = retryPolicyOf(inputs.get("retryPolicy"), run.limits.retry);
  if ("wrong" in policy) return badPolicy(state.node.action.name, policy.wrong, inputs);
  const sent = new Map([...inputs].filter(([name]) => !NO_PARAMETERS.has(name)));
  const call = callOf(step, api, operationId, jsonOfObject(sent));
  attempt(step, policy, inputs, (answered) => {
    const { answer, time } = run.port.call(call, run);
    if (time > 0) run.port.later(time, run, () => answered(answer));
    else answered(answer);
  });
  return undefined;
}
