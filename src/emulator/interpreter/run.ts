import { atPart, isJsonObject, type Json } from "#foundation";
import type { RunStatus } from "#wdl";
import { RUNNERS } from "./actions/index.ts";
import { badRequest, invalidTemplate, type Runner } from "./actions/runner.ts";
import { EvaluationError } from "./evaluate.ts";
import { type PlanLimits, RUNAWAY_STEPS } from "./limits.ts";
import type { Plan } from "./plan.ts";
import type { Profile } from "./profile.ts";
import { readyQueue } from "./ready-queue.ts";
import { scopeOf } from "./run-scope.ts";
import { endRun, finish, newLayer, openBody } from "./schedule.ts";
import type { ActionState, Outcome, Run, RunFlow, RunPort } from "./state.ts";
import type { ObjectValue, Value } from "./value.ts";

export interface RunStart {
  readonly id: string;
  readonly flow: RunFlow;
  readonly plan: Plan;
  readonly profile: Profile;
  readonly limits: PlanLimits;
  readonly port: RunPort;
  /** The trigger's record. */
  readonly trigger: ObjectValue;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly workflow: ObjectValue;
  readonly answerCaller?: Run["answerCaller"];
  /** Ready actions start in an order drawn by chance. */
  readonly shuffled: boolean;
}

/** A run whose first actions are ready. Nothing has acted yet. */
export function startRun({ shuffled, answerCaller, ...given }: RunStart): Run {
  const { plan, port } = given;
  const run: Run = {
    ...given,
    start: port.now(),
    variables: new Map(),
    queue: readyQueue(shuffled ? () => port.random() : undefined),
    root: newLayer(undefined, undefined, plan.slots, 0, null),
    answerCaller,
    response: undefined,
    status: "Running",
    code: undefined,
    error: undefined,
    end: undefined,
    actions: 0,
    requests: 0,
  };
  openBody(run, plan.root, run.root, (status) => {
    if (status === "Succeeded") endRun(run, status, undefined, undefined);
    else {
      const message = "An action failed. No dependent actions succeeded.";
      endRun(run, status, "ActionFailed", { code: "ActionFailed", message });
    }
  });
  return run;
}

/** Lets one ready action act. False when none is ready: the run waits, or has ended. */
export function stepRun(run: Run): boolean {
  const state = run.queue.next();
  if (!state) return false;
  run.actions += 1;
  if (run.actions > RUNAWAY_STEPS) {
    stopRunaway(run, state);
    return true;
  }
  state.phase = "running";
  state.start = run.port.now();
  const outcome = act(run, state);
  if (outcome) finish(run, state, outcome);
  return true;
}

function act(run: Run, state: ActionState): Outcome | undefined {
  const { action, settings } = state.node;
  try {
    if (settings.staticResult !== undefined) return staticOutcome(run, settings.staticResult);
    // The table has a runner for exactly this action's kind.
    const runner = RUNNERS[action.kind] as Runner;
    return runner(action as never, { run, state, scope: scopeOf(run, state.layer) });
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return invalidTemplate(action.name, error.message);
  }
}

/** What `staticResults` says instead of acting. */
function staticOutcome({ plan }: Run, name: string): Outcome {
  const results = plan.definition.staticResults;
  const result = isJsonObject(results) ? results.get(name) : undefined;
  if (!isJsonObject(result)) {
    return badRequest("InvalidTemplate", `There is no static result '${name}'.`);
  }
  const said = result.get("status");
  const status = STATIC_STATUSES.find((one) => one === said) ?? "Succeeded";
  const outputs = result.get("outputs");
  const code = result.get("code") ?? (status === "Succeeded" ? "OK" : "ActionFailed");
  const error = result.get("error");
  return {
    status,
    code: String(code),
    ...(outputs === undefined ? {} : { outputs }),
    ...(isJsonObject(error) ? { error: errorOf(error) } : {}),
  };
}

const STATIC_STATUSES: readonly RunStatus[] = [
  "Succeeded",
  "Failed",
  "Skipped",
  "TimedOut",
  "Cancelled",
];

const errorOf = (error: ReadonlyMap<string, Json>) => ({
  code: String(error.get("code") ?? ""),
  message: String(error.get("message") ?? ""),
});

function stopRunaway(run: Run, { node }: ActionState): void {
  run.port.report({
    code: "run/runaway",
    severity: "error",
    message: `A run of "${run.flow.name}" was stopped at "${node.action.name}" after ${RUNAWAY_STEPS} actions.`,
    at: atPart(run.flow.part, "properties", "definition", ...node.path),
  });
  const message = `Stopped after ${RUNAWAY_STEPS} actions.`;
  endRun(run, "Failed", "Runaway", { code: "Runaway", message });
}

/** Ends a run between two actions as an outage would: nothing of it happens any more. */
export const abandonRun = (run: Run): void =>
  endRun(run, "Cancelled", "Aborted", { code: "Aborted", message: "The run was broken off." });
