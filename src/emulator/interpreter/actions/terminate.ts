import { evaluateTemplate } from "../evaluate.ts";
import { endRun } from "../schedule.ts";
import type { ActionError } from "../state.ts";
import { isObject, type Value } from "../value.ts";
import { badRequest, inputsOf, noted, type Runner } from "./runner.ts";

const STATUSES = ["Succeeded", "Failed", "Cancelled"] as const;

/** Ends the run at once with the status it says. */
export const runTerminate: Runner<"terminate"> = (action, { run, state, scope }) => {
  const inputs = inputsOf(scope, { runStatus: action.runStatus, runError: action.runError });
  const said = evaluateTemplate(action.runStatus, scope);
  const status = STATUSES.find(
    (one) => typeof said === "string" && one.toLowerCase() === said.toLowerCase(),
  );
  if (!status) {
    const message = `The 'runStatus' of action '${action.name}' is Succeeded, Failed or Cancelled.`;
    return badRequest("InvalidTemplate", message, inputs);
  }
  const error = errorOf(inputs.get("runError"));
  if (error === "wrong") {
    const message = `The 'runError' of action '${action.name}' has a code and a message, both text.`;
    return badRequest("InvalidTemplate", message, inputs);
  }
  const outcome = noted(inputs);
  if (status === "Failed") {
    endRun(run, status, error?.code ?? "Terminated", error, { state, outcome });
  } else endRun(run, status, "Terminated", undefined, { state, outcome });
  return undefined;
};

function errorOf(value: Value | undefined): ActionError | undefined | "wrong" {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) return "wrong";
  const code = value.get("code") ?? "";
  const message = value.get("message") ?? "";
  return typeof code === "string" && typeof message === "string" ? { code, message } : "wrong";
}
