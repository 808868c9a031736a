import { isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import type { Action, ActionOf } from "#wdl";
import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isObject, type Value } from "../../interpreter/value.ts";
import type { ConnectorAnswer } from "../../port.ts";
import { outcomeOf } from "../answers.ts";
import { keep, passOver } from "../container.ts";
import { jsonOfValue } from "../plain.ts";
import { skipOf } from "../skip.ts";
import { failed, type Outcome, ofContainer, type Runner, type Turn } from "../turn.ts";
import { callWithRetry, evaluated } from "./call.ts";
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
  const { run, frame } = turn;
  const wrong = action.actions.find((one) => !isWrite(one));
  if (wrong) {
    const message = `'${wrong.name}' cannot stand in the change set '${action.name}', which holds writes of rows in no order.`;
    turn.finish(failed("BadRequest", { code: "InvalidTemplate", message }));
    return;
  }
  const writes = action.actions
    .filter(isWrite)
    .map(
      (one): Write => ({ action: one, parameters: evaluated(one.parameters, turn) ?? new Map() }),
    );
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const [first] = writes;
  const connection = run.connections.get(first?.action.host.connectionName ?? "");
  const started = run.host.now();
  callWithRetry({
    turn,
    name: action.name,
    inputs,
    policy: isObject(inputs) ? inputs.get("retryPolicy") : undefined,
    what: () => "a change set",
    tryOnce: (answered) =>
      answered(
        run.host.invoke({
          api: connection?.apiName ?? "",
          operationId: "ExecuteChangeset",
          parameters: new Map([["writes", writes.map(requestOf)]]),
          connection: connection?.logicalName,
          caller: { flow: run.flow, action: action.name, run: run.id },
        }),
      ),
    conclude(answer, end) {
      if (answer.statusCode >= 400) skipAll(turn, action);
      else {
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
      }
      end(answer.statusCode >= 400 ? outcomeOf(inputs, answer) : done(inputs));
    },
  });
};

const done = (inputs: Value): Outcome => ofContainer("Succeeded", { inputs });

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
