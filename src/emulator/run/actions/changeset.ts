import { isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import type { Action, ActionOf } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isObject, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer, Instant } from "../../port.ts";
import { outcomeOf } from "../answers.ts";
import { keep, passOver } from "../container.ts";
import { jsonOfValue } from "../plain.ts";
import type { Turn } from "../run.ts";
import { skipOf } from "../skip.ts";
import { failed, finish, ofContainer, type Runner } from "../turn.ts";
import { callWithRetry, endOf, evaluated, heard, type Way } from "./call.ts";
import { hostOf } from "./connector.ts";

const WRITES = /^(?:CreateRecord|UpdateRecord|UpdateOnlyRecord|DeleteRecord)$/;

interface Write {
  readonly action: ActionOf<"connector">;
  readonly parameters: Value;
}

/**
 * Writes of rows that are all done or none, in no order (flow-language.md §3.4). How the service
 * records the single writes is not known: here each has its own answer when all are done, and is
 * skipped when they are not.
 */
export const runChangeset: Runner<"changeset"> = (turn, action) => {
  const { run } = turn;
  const wrong = action.actions.find((one) => !isWrite(one));
  if (wrong) {
    const message = `'${wrong.name}' cannot stand in the change set '${action.name}', which holds writes of rows in no order.`;
    finish(turn, failed("BadRequest", { code: "InvalidTemplate", message }));
    return;
  }
  const writes = action.actions
    .filter(isWrite)
    .map(
      (one): Write => ({ action: one, parameters: evaluated(one.parameters, turn) ?? new Map() }),
    );
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const policy = isObject(inputs) ? inputs.get("retryPolicy") : undefined;
  callWithRetry(turn, inputs, policy, CHANGE_SET, { action, writes, started: run.host.now() });
};

interface Asked {
  readonly action: ActionOf<"changeset">;
  readonly writes: readonly Write[];
  readonly started: Instant;
}

const CHANGE_SET: Way<Asked> = {
  what: () => "a change set",
  tryOnce(call) {
    const { run, action } = call.turn;
    const { writes } = call.asked;
    const connection = run.connections.get(writes[0]?.action.host.connectionName ?? "");
    const answer = run.host.invoke({
      api: connection?.apiName ?? "",
      operationId: "ExecuteChangeset",
      parameters: new Map([["writes", writes.map(requestOf)]]),
      connection: connection?.logicalName,
      caller: { flow: run.flow, action: action.name, run: run.id },
    });
    heard(call, answer);
  },
  conclude(call, answer) {
    const { turn, inputs } = call;
    const { action, writes, started } = call.asked;
    if (answer.statusCode >= 400) {
      skipAll(turn, action);
      endOf(call, outcomeOf(inputs, answer));
      return;
    }
    const { run, frame } = turn;
    for (const [index, write] of writes.entries()) {
      const result = {
        name: write.action.name,
        start: started,
        end: run.host.now(),
        ...outcomeOf(inputsOf(write), answerAt(answer, index)),
        repetition: frame.repetition,
      };
      keep(run, frame, write.action.name.toLowerCase(), result);
    }
    endOf(call, ofContainer("Succeeded", { inputs }));
  },
};

const isWrite = (action: Action): action is ActionOf<"connector"> =>
  action.kind === "connector" &&
  WRITES.test(action.host.operationId) &&
  (action.runAfter ?? []).length === 0;

const requestOf = ({ action, parameters }: Write): JsonObject =>
  new Map<string, Json>()
    .set("operationId", action.host.operationId)
    .set("parameters", jsonOfValue(parameters));

const inputsOf = ({ action, parameters }: Write): Value =>
  new Map<string, Value>().set("host", hostOf(action.host)).set("parameters", parameters);

/** Of a mock that says nothing of the single writes: done. */
function answerAt({ body }: ConnectorAnswer, index: number): ConnectorAnswer {
  const all = isJsonObject(body) ? body.get("value") : undefined;
  const one = isJsonArray(all) ? all[index] : undefined;
  if (!isJsonObject(one)) return { statusCode: 200, headers: new Map() };
  const [statusCode, headers, own] = [one.get("statusCode"), one.get("headers"), one.get("body")];
  return {
    statusCode: typeof statusCode === "bigint" ? Number(statusCode) : 200,
    headers: isJsonObject(headers) ? headers : new Map(),
    ...(own === undefined ? {} : { body: own }),
  };
}

function skipAll(turn: Turn, action: ActionOf<"changeset">): void {
  const skip = skipOf(action.actions, "ActionSkipped", ({ name }) => ({
    code: "ActionDependencyFailed",
    message: `'${name}' is not done: nothing of the change set '${action.name}' is.`,
  }));
  passOver(turn.run, turn.frame, skip);
}
