import type { Action } from "#wdl";
import { evaluateCondition, evaluateTemplate } from "../../interpreter/evaluate.ts";
import { holding, isObject, type Value } from "../../interpreter/value.ts";
import { keep, passOver, runActions } from "../container.ts";
import { stop } from "../run.ts";
import { skipOfBranch } from "../skip.ts";
import { failed, ofContainer, type Runner, succeeded, type Turn } from "../turn.ts";
import { evaluated } from "./call.ts";

export const runScope: Runner<"scope"> = (turn, action) =>
  runActions(turn.run, turn.frame, action.actions, (status) => turn.finish(ofContainer(status)));

function skipBranch({ run, frame }: Turn, branch: readonly Action[]): void {
  if (branch.length > 0) passOver(run, frame, skipOfBranch(branch));
}

const NOTHING: readonly Action[] = [];

const HELD: Value = new Map([["expressionResult", true]]);
const DID_NOT_HOLD: Value = new Map([["expressionResult", false]]);

export const runIf: Runner<"if"> = (turn, action) => {
  const holds = evaluateCondition(action.expression, turn.scope);
  const otherwise = action.otherwise ?? NOTHING;
  const [taken, left] = holds ? [action.actions, otherwise] : [otherwise, action.actions];
  skipBranch(turn, left);
  const inputs = holds ? HELD : DID_NOT_HOLD;
  runActions(turn.run, turn.frame, taken, (status) => turn.finish(ofContainer(status, { inputs })));
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
  runActions(turn.run, turn.frame, chosen ? chosen.actions : otherwise, (status) =>
    turn.finish(ofContainer(status, { outputs })),
  );
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
    turn.finish(failed("BadRequest", { code: "InvalidTemplate", message }, { inputs }));
    return;
  }
  const part = (key: string): Value => (isObject(error) ? error.get(key) : undefined) ?? "";
  const [code, message] = [part("code"), part("message")];
  if (typeof code !== "string" || typeof message !== "string") {
    const why = "The code and the message of an error that ends a run are text.";
    turn.finish(failed("BadRequest", { code: "InvalidTemplate", message: why }, { inputs }));
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
