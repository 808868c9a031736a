import { copyOf, isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import type { Action, ActionOf, Template } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { textOf } from "../../interpreter/stringify.ts";
import { holding, isObject, type ObjectValue, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer } from "../../port.ts";
import { errorIn, outcomeOf } from "../answers.ts";
import { jsonOfValue } from "../plain.ts";
import { missingParameter } from "../required-parameters.ts";
import { report, type Turn } from "../run.ts";
import { settingsOf } from "../settings.ts";
import { failed, finish, type Outcome, type Runner } from "../turn.ts";
import { callWithRetry, endOf, evaluated, heard, notSimulated, type Way } from "./call.ts";
import { waitForEvent } from "./webhook.ts";

export const runConnector: Runner<"connector"> = (turn, action) => {
  const { run, scope } = turn;
  const { host } = action;
  const parameters = action.parameters ? evaluateTemplate(action.parameters, scope) : new Map();
  const inputs = holding("host", hostOf(host)).set("parameters", parameters);
  const connection = run.connections.get(host.connectionName);
  if (connection?.missing) {
    const message = `The connection '${host.connectionName}' is the caller's, but no caller sent headers.X-MS-APIM-Tokens.`;
    const error = { code: "InvokerConnectionOverrideFailed", message };
    finish(turn, failed("BadRequest", error, { inputs }));
    return;
  }
  const api = connection?.apiName ?? host.apiId.split("/").at(-1) ?? "";
  const plain = jsonOfValue(parameters);
  const given = isJsonObject(plain) ? plain : new Map<string, Json>();
  const missing = missingParameter(api, host.operationId, given);
  if (missing !== undefined) {
    const message = `The API operation '${host.operationId}' is missing required property '${missing}'.`;
    const error = { code: "OpenApiOperationParameterValidationFailed", message };
    finish(turn, failed("BadRequest", error, { inputs }));
    return;
  }
  if (action.webhook && waitForEvent(turn, action, api, given, inputs)) return;
  const asked = { action, api, connection: connection?.logicalName, given };
  callWithRetry(turn, inputs, evaluated(action.retryPolicy, turn), OPERATION, asked);
};

interface Asked {
  readonly action: ActionOf<"connector">;
  readonly api: string;
  /** Logical name of the reference. */
  readonly connection: string | undefined;
  readonly given: JsonObject;
}

const OPERATION: Way<Asked> = {
  what: ({ asked: { action } }) => `the operation ${action.host.operationId}`,
  tryOnce: (call) => heard(call, allPages(call.turn, call.asked)),
  conclude(call, answer) {
    const { inputs } = call;
    endOf(call, refusedBefore(inputs, answer) ?? outcomeOf(inputs, answer));
  },
  // It waits for a call from outside: only a mock can answer.
  unserved: ({ turn, asked: { action } }) =>
    action.webhook
      ? notSimulated(turn, action.name, `Waiting for ${action.host.operationId}`)
      : undefined,
};

const invoke = (
  { run }: Turn,
  { action, api, connection }: Asked,
  parameters: JsonObject,
): ConnectorAnswer | undefined =>
  run.host.invoke({
    api,
    operationId: action.host.operationId,
    parameters,
    connection,
    caller: { flow: run.flow, action: action.name, run: run.id },
  });

type Host = ActionOf<"connector">["host"];

const hosts = new WeakMap<Host, ObjectValue>();

/** How the history names the operation; made once. */
export function hostOf(host: Host): ObjectValue {
  const known = hosts.get(host);
  if (known) return known;
  const made = holding("apiId", host.apiId)
    .set("connectionReferenceName", host.connectionName)
    .set("operationId", host.operationId);
  hosts.set(host, made);
  return made;
}

const SKIP_TOKEN = "$skiptoken";
const NEXT_LINK = "@odata.nextLink";

/** What the service itself refuses was never sent, so that nothing came back. */
function refusedBefore(inputs: Value, { body, statusCode }: ConnectorAnswer): Outcome | undefined {
  if (statusCode < 400) return undefined;
  const error = errorIn(body, statusCode);
  return error.code.startsWith("OpenApiOperationParameter")
    ? failed("BadRequest", error, { inputs })
    : undefined;
}

/** With pagination on whole pages come as one until there are as many rows as asked for. */
function allPages(turn: Turn, asked: Asked): ConnectorAnswer | undefined {
  const { given } = asked;
  const { minimumItems } = settingsOf(asked.action);
  const first = invoke(turn, asked, given);
  if (minimumItems === undefined || !first) return first;
  const rows: Json[] = [];
  let page = first;
  for (;;) {
    const { body } = page;
    const value = isJsonObject(body) ? body.get("value") : undefined;
    if (!isJsonArray(value) || !isJsonObject(body)) return page;
    for (const row of value) rows.push(row);
    const link = body.get(NEXT_LINK);
    const next = skipToken(link);
    if (next === undefined || rows.length >= minimumItems) {
      const whole = copyOf(body).set("value", rows);
      if (typeof link === "string" && next === undefined) notFollowed(turn);
      else whole.delete(NEXT_LINK);
      return { ...page, body: whole };
    }
    turn.run.requests += 1;
    const following = invoke(turn, asked, copyOf(given).set(SKIP_TOKEN, next));
    if (!following || following.statusCode >= 400) return following;
    page = following;
  }
}

function notFollowed({ run, action: { name } }: Turn): void {
  const message = "A next page that is not named by a $skiptoken is not simulated.";
  report(run, "run/not-simulated", message, name);
}

function skipToken(link: Json | undefined): string | undefined {
  if (typeof link !== "string") return undefined;
  const found = /[?&](?:\$|%24)skiptoken=([^&]*)/i.exec(link)?.[1];
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}

/** A caller's token is nothing to evaluate where nobody checks it, and nobody's to read. */
const withoutSecrets = (inputs: Template): Template =>
  inputs.kind === "record"
    ? {
        ...inputs,
        entries: inputs.entries.filter(
          ({ key }) => key.kind !== "text" || key.value !== "authentication",
        ),
      }
    : inputs;

/** The form before 2020. Without a mock by the action's name or its path nothing answers. */
export const runLegacyConnector: Runner<"legacy-connector"> = (turn, action) => {
  const inputs = evaluateTemplate(withoutSecrets(action.inputs), turn.scope);
  const part = (key: string): Value | undefined => (isObject(inputs) ? inputs.get(key) : undefined);
  callWithRetry(turn, inputs, part("retryPolicy"), MOCKED, {
    operationId: textOf(part("path") ?? ""),
    parameters: isJsonObject(inputs) ? inputs : new Map(),
  });
};

interface Mocked {
  readonly operationId: string;
  readonly parameters: JsonObject;
}

const askMocks = ({ run, action }: Turn, { operationId, parameters }: Mocked) =>
  run.host.invoke({
    api: "",
    operationId,
    parameters,
    connection: undefined,
    caller: { flow: run.flow, action: action.name, run: run.id },
  });

const MOCKED: Way<Mocked> = {
  what: ({ turn }) => `the legacy call of ${turn.action.name}`,
  tryOnce: (call) => heard(call, askMocks(call.turn, call.asked)),
};

/** Has its answer already. */
const ANSWERED: Way<ConnectorAnswer> = {
  what: ({ turn }) => turn.action.name,
  tryOnce: (call) => heard(call, call.asked),
};

/** Kinds that this house does not do: a mock may answer for them, else they fail by name. */
export const mockedOrRefused =
  <Kind extends Action>(whatOf: (action: Kind) => string) =>
  (turn: Turn, action: Kind): void => {
    const answer = askMocks(turn, { operationId: "", parameters: new Map() });
    if (!answer) {
      finish(turn, notSimulated(turn, action.name, whatOf(action)));
      return;
    }
    callWithRetry(turn, null, new Map([["type", "none"]]), ANSWERED, answer);
  };
