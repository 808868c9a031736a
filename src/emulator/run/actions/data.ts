import { parseServiceJson } from "#wdl";
import {
  EvaluationError,
  evaluateExpression,
  evaluateTemplate,
} from "../../interpreter/evaluate.ts";
import { textOf } from "../../interpreter/stringify.ts";
import { holding, isList, isObject, kindOf, type Value } from "../../interpreter/value.ts";
import { callOperation } from "../data-operation.ts";
import { schemaProblem } from "../json-schema.ts";
import { jsonOfValue } from "../plain.ts";
import type { Turn } from "../run.ts";
import { scopeOverItems } from "../run-scope.ts";
import { tableOf } from "../table.ts";
import { failed, finish, type Runner, succeeded } from "../turn.ts";

const bodyOf = (body: Value): Value => holding("body", body);

export const runCompose: Runner<"compose"> = (turn, action) => {
  const value = evaluateTemplate(action.inputs, turn.scope);
  finish(turn, succeeded({ inputs: value, outputs: value }));
};

export const runParseJson: Runner<"parse-json"> = (turn, action) => {
  const given = evaluateTemplate(action.content, turn.scope);
  const schema = evaluateTemplate(action.schema, turn.scope);
  const inputs = holding("content", given).set("schema", schema);
  let content = given;
  if (typeof given === "string") {
    const parsed = parseServiceJson(given);
    if (!parsed.ok) {
      return finish(
        turn,
        failed(
          "BadRequest",
          { code: "InvalidJSON", message: `The content is no JSON: ${parsed.message}.` },
          { inputs },
        ),
      );
    }
    content = parsed.value;
  }
  const problem = schemaProblem(jsonOfValue(schema), jsonOfValue(content));
  if (problem !== undefined) {
    return finish(
      turn,
      failed(
        "BadRequest",
        { code: "ValidationFailed", message: `The schema validation failed. ${problem}` },
        { inputs },
      ),
    );
  }
  finish(turn, succeeded({ inputs, outputs: bodyOf(content) }));
};

/** The array an action works on; undefined after the action has failed for want of one. */
function arrayOf(turn: Turn, name: string, value: Value): readonly Value[] | undefined {
  if (isList(value)) return value;
  finish(
    turn,
    failed("BadRequest", {
      code: "InvalidTemplate",
      message: `The 'from' property value in the action '${name}' inputs is of an invalid type. The value must be an array.`,
    }),
  );
  return undefined;
}

export const runFilterArray: Runner<"filter-array"> = (turn, action) => {
  const from = arrayOf(turn, action.name, evaluateTemplate(action.from, turn.scope));
  if (!from) return;
  const scopeOf = scopeOverItems(turn.scope);
  const kept = from.filter((item) => {
    const holds = evaluateTemplate(action.where, scopeOf(item));
    if (typeof holds === "boolean") return holds;
    throw new EvaluationError(
      `The 'where' expression is of type '${kindOf(holds)}', not a boolean.`,
    );
  });
  finish(turn, succeeded({ inputs: holding("from", from), outputs: bodyOf(kept) }));
};

export const runSelect: Runner<"select"> = (turn, action) => {
  const from = arrayOf(turn, action.name, evaluateTemplate(action.from, turn.scope));
  if (!from) return;
  const scopeOf = scopeOverItems(turn.scope);
  const made = from.map((item) => evaluateTemplate(action.select, scopeOf(item)));
  finish(turn, succeeded({ inputs: holding("from", from), outputs: bodyOf(made) }));
};

export const runJoin: Runner<"join"> = (turn, action) => {
  const from = arrayOf(turn, action.name, evaluateTemplate(action.from, turn.scope));
  if (!from) return;
  const joinWith = textOf(evaluateTemplate(action.joinWith, turn.scope));
  const inputs = holding("from", from).set("joinWith", joinWith);
  finish(turn, succeeded({ inputs, outputs: bodyOf(from.map(textOf).join(joinWith)) }));
};

export const runTable: Runner<"table"> = (turn, action) => {
  const from = arrayOf(turn, action.name, evaluateTemplate(action.from, turn.scope));
  if (!from) return;
  const format = textOf(evaluateTemplate(action.format, turn.scope));
  const scopeOf = scopeOverItems(turn.scope);
  const table = tableOf(from, format, action.columns, (template, item) =>
    evaluateTemplate(template, scopeOf(item)),
  );
  if (table === undefined) {
    return finish(
      turn,
      failed("BadRequest", {
        code: "InvalidTemplate",
        message: `A table of '${format}' cannot be made of this.`,
      }),
    );
  }
  finish(turn, succeeded({ inputs: holding("from", from), outputs: bodyOf(table) }));
};

/** `type: "Expression"`: each operation is a function of the expression language in other clothes. */
export const runDataOperation: Runner<"data-operation"> = (turn, action) => {
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const call = callOperation(action.operation, isObject(inputs) ? inputs : new Map());
  if (!call) {
    return finish(
      turn,
      failed("BadRequest", {
        code: "InvalidTemplate",
        message: `The operation '${action.operation}' is not known.`,
      }),
    );
  }
  finish(turn, succeeded({ inputs, outputs: bodyOf(evaluateExpression(call, turn.scope)) }));
};
