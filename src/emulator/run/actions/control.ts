import type { Action } from "#wdl";
import { evaluateCondition, evaluateTemplate } from "../../interpreter/evaluate.ts";
import { holding, isObject, type Value } from "../../interpreter/value.ts";
import { keep, passOver, runBody } from "../container.ts";
import { stop, type Turn } from "../run.ts";
import { skipOfBranch } from "../skip.ts";
import { failed, finish, type Runner, succeeded, type Told } from "../turn.ts";
import { evaluated } from "./call.ts";

export const runScope: Runner<"scope"> = (turn, action) => runBody(turn, action.actions);

function skipBranch({ run, frame }: Turn, branch: readonly Action[]): void {
  if (branch.length > 0) passOver(run, frame, skipOfBranch(branch));
}

const NOTHING: readonly Action[] = [];

const HELD: Told = { inputs: new Map([["expressionResult", true]]) };
const DID_NOT_HOLD: Told = { inputs: new Map([["expressionResult", false]]) };

export const runIf: Runner<"if"> = (turn, action) => {
  const { actions, otherwise = NOTHING } = action;
  const holds = evaluateCondition(action.expression, turn.scope);
  skipBranch(turn, holds ? otherwise : actions);
  runBody(turn, holds ? actions : otherwise, holds ? HELD : DID_NOT_HOLD);
};

/** Cases are compared with type: `"1"` is not 1. */
export const runSwitch: Runner<"switch"> = (turn, action) => {
  const value = evaluateTemplate(action.expression, turn.scope);
  const chosen = action.cases.find((one) => evaluateTemplate(one.value, turn.scope) === value);
  const otherwise = action.otherwise ?? NOTHING;
  for (const one of action.cases) {
    if (one !== chosen) skipBranch(turn, one.actions);
  }
  if (chosen) skipBranch(turn, otherwise);
  const outputs = holding("expression", value);
  runBody(turn, chosen ? chosen.actions : otherwise, { outputs });
};

const ENDINGS = ["Succeeded", "Failed", "Cancelled"] as const;

/** Ends the run at once: what runs is cancelled, what has not begun is skipped. */
export const runTerminate: Runner<"terminate"> = (turn, action) => {
  const { run } = turn;
  const said = evaluateTemplate(action.runStatus, turn.scope);
  const error = evaluated(action.runError, turn);
  const inputs = new Map<string, Value>([["runStatus", said]]);
  if (error !== undefined) inputs.set("runError", error);
  const status = ENDINGS.find(
    (one) => typeof said === "string" && one.toLowerCase() === said.toLowerCase(),
  );
  if (!status) {
    const message = `A run cannot be ended as '${typeof said === "string" ? said : ""}'; Succeeded, Failed and Cancelled are possible.`;
    finish(turn, failed("BadRequest", { code: "InvalidTemplate", message }, { inputs }));
    return;
  }
  const part = (key: string): Value => (isObject(error) ? error.get(key) : undefined) ?? "";
  const [code, message] = [part("code"), part("message")];
  if (typeof code !== "string" || typeof message !== "string") {
    const why = "The code and the message of an error that ends a run are text.";
    finish(turn, failed("BadRequest", { code: "InvalidTemplate", message: why }, { inputs }));
    return;
  }
  const now = run.host.now();
  const { repetition } = turn.frame;
  const key = action.name.toLowerCase();
  keep(run, turn.frame, key, {
    name: action.name,
    start: now,
    end: now,
    ...succeeded({ inputs }, "NotSpecified"),
    repetition,
  });
  stop(run, { status, ...(status === "Failed" ? { error: { code, message } } : {}) }, key);
};
