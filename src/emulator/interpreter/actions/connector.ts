import type { Json, JsonObject } from "#foundation";
import { isJsonArray, isJsonObject } from "#foundation";
import type { ConnectorAnswer, ConnectorCall } from "../../port.ts";
import { evaluateTemplate } from "../evaluate.ts";
import { jsonOfObject } from "../plain-json.ts";
import { retryPolicyOf } from "../retry.ts";
import { isObject, type Value } from "../value.ts";
import { attempt } from "./attempt.ts";
import { badRequest, type Runner, type Step } from "./runner.ts";

/** A webhook action waits for a callback: what a host answers is what calls back. */
export const runConnector: Runner<"connector"> = (action, step) => {
  const { run, scope } = step;
  const { host } = action;
  const given = action.parameters ? evaluateTemplate(action.parameters, scope) : new Map();
  const written = action.retryPolicy ? evaluateTemplate(action.retryPolicy, scope) : undefined;
  const parameters = isObject(given) ? given : new Map<string, Value>();
  const inputs = new Map<string, Value>([
    ["host", new Map(Object.entries(host).map(([key, value]) => [key, String(value)]))],
    ["parameters", parameters],
    ...(written === undefined ? [] : [["retryPolicy", written] as const]),
  ]);
  const policy = retryPolicyOf(written, run.limits.retry);
  if ("wrong" in policy) return badPolicy(action.name, policy.wrong, inputs);
  const call = callOf(step, apiNameOf(host.apiId), host.operationId, jsonOfObject(parameters));
  const known = run.plan.definition.connections.find(({ key }) => key === host.connectionName);
  attempt(step, policy, inputs, pages(step, { ...call, connection: known?.logicalName }));
  return undefined;
};

export const badPolicy = (action: string, wrong: string, inputs: Value) =>
  badRequest(
    "InvalidTemplate",
    `The retry policy of action '${action}' is not valid: ${wrong}.`,
    inputs,
  );

/** `shared_x` of `/providers/Microsoft.PowerApps/apis/shared_x`. */
export const apiNameOf = (apiId: string): string => apiId.slice(apiId.lastIndexOf("/") + 1);

export const callOf = (
  { run, state }: Step,
  api: string,
  operationId: string,
  parameters: JsonObject,
): ConnectorCall => ({
  api,
  operationId,
  parameters,
  connection: undefined,
  caller: { flow: run.flow.name, action: state.node.action.name, run: run.id },
});

/** One call, or with pagination on as many as the rows asked for need; each is a request. */
function pages(step: Step, first: ConnectorCall) {
  const { run, state } = step;
  const { minimumItems } = state.node.settings;
  const wanted = Math.min(minimumItems ?? 0, run.limits.items);

  return (answered: (answer: ConnectorAnswer) => void): void => {
    const ask = (call: ConnectorCall, before: readonly Json[]): void => {
      const { answer, time } = run.port.call(call, run);
      const take = (): void => {
        const page = minimumItems === undefined ? undefined : pageOf(answer);
        const items = page ? [...before, ...page.items] : before;
        if (!page) answered(answer);
        else if (page.next === undefined || items.length >= wanted) {
          answered({ ...answer, body: wholeOf(page.body, items) });
        } else {
          run.requests += 1;
          ask({ ...call, parameters: continued(call.parameters, page.next) }, items);
        }
      };
      if (time > 0) run.port.later(time, run, take);
      else take();
    };
    ask(first, []);
  };
}

interface AnswerPage {
  readonly body: JsonObject;
  readonly items: readonly Json[];
  readonly next: string | undefined;
}

function pageOf({ statusCode, body }: ConnectorAnswer): AnswerPage | undefined {
  if (statusCode >= 400 || !isJsonObject(body)) return undefined;
  const items = body.get("value");
  if (!isJsonArray(items)) return undefined;
  const next = body.get("@odata.nextLink");
  return { body, items, next: typeof next === "string" ? next : undefined };
}

/** With pagination on there is no link to a next page. */
function wholeOf(body: JsonObject, items: readonly Json[]): JsonObject {
  const whole = new Map(body);
  whole.delete("@odata.nextLink");
  return whole.set("value", items);
}

/** The parameters that the link of a next page names, in place of those of the page before. */
function continued(parameters: JsonObject, link: string): JsonObject {
  const query = link.slice(link.indexOf("?") + 1);
  const next = new Map(parameters);
  for (const [name, value] of new URLSearchParams(query)) {
    if (parameters.has(name) || /skip/i.test(name)) next.set(name, value);
  }
  return next;
}
