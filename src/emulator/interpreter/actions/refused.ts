import { atPart } from "#foundation";
import type { Action } from "#wdl";
import { attempt } from "./attempt.ts";
import { callOf } from "./connector.ts";
import { failed, type Step } from "./runner.ts";

/** Calls for kinds that are not simulated go to hosts under this name: a mock of the action serves them. */
export const UNSIMULATED_API = "unsimulated";

/**
 * A kind whose work this interpreter does not know: a mock of the action speaks for it, else it fails
 * and a finding says so.
 */
export function runRefused(action: Action, step: Step) {
  const { run, state } = step;
  const call = callOf(step, UNSIMULATED_API, kindName(action), new Map());
  if (run.port.serves(call)) {
    attempt(step, { kind: "none", count: 0, interval: 0, least: 0, most: 0 }, null, (answered) =>
      answered(run.port.call(call, run).answer),
    );
    return undefined;
  }
  const message = `Actions of the kind "${kindName(action)}" are not simulated; "${action.name}" needs a mock.`;
  run.port.report({
    code: "run/kind-not-simulated",
    severity: "error",
    message,
    at: atPart(run.flow.part, "properties", "definition", ...state.node.path),
  });
  return failed("NotSupported", { code: "NotSimulated", message });
}

function kindName(action: Action): string {
  if (action.kind === "foreign") {
    const type = action.json instanceof Map ? action.json.get("type") : undefined;
    return typeof type === "string" ? type : "unknown";
  }
  if (action.kind === "http") return "HttpWebhook";
  if (action.kind === "legacy-connector") return "ApiConnectionWebhook";
  return action.kind === "changeset" ? "ExecuteChangeset" : action.kind;
}
