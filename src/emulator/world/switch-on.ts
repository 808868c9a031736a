import { isJsonObject, type Json, type JsonObject } from "#foundation";
import type { FlowComponent } from "#model";
import type { Trigger } from "#wdl";
import { EvaluationError, evaluateTemplate } from "../interpreter/evaluate.ts";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { ConnectorHost, Instant, TriggerSource } from "../port.ts";
import { errorIn } from "../run/answers.ts";
import type { RunHost } from "../run/host.ts";
import { jsonOfValue } from "../run/plain.ts";
import type { Run } from "../run/run.ts";
import type { RunnableFlow } from "../run/start.ts";
import { type ActivationError, refusedFlow } from "./activation.ts";
import { type ActiveFlow, placesFor } from "./active-flow.ts";
import type { Cause } from "./agenda.ts";
import type { TriggerOutputs } from "./firing.ts";
import { type Recurrence, recurrenceOf } from "./recurrence.ts";
import { triggerInputsOf } from "./trigger-inputs.ts";

/** What a trigger needs of the world to be at work. */
export interface TriggerWorld {
  readonly hosts: readonly (ConnectorHost & Partial<TriggerSource>)[];
  now(): Instant;
  /** What leads to what happens at this moment. */
  cause(): Cause;
  hostFor(flow: FlowComponent, parameters: ReadonlyMap<string, Json>): RunHost<Run>;
  scopeOf(flow: ActiveFlow): (outputs: TriggerOutputs) => EvaluationScope;
  /** The next turn of a recurrence. */
  scheduleTurn(at: Instant, turn: () => void, wanted: () => boolean): void;
  fireTurn(flow: string): void;
}

/** The flow with its trigger at work, or why it cannot be. */
export function switchedOn(
  world: TriggerWorld,
  runnable: RunnableFlow,
  parameters: ReadonlyMap<string, Json>,
): ActiveFlow | ActivationError {
  const { component } = runnable;
  const [trigger] = component.definition.triggers;
  const places = trigger && placesFor(trigger, world.cause);
  const host = world.hostFor(component, parameters);
  const unbound = { flow: runnable, parameters, host, unsubscribe: () => {}, places };
  const scope = world.scopeOf({ ...unbound, triggerInputs: undefined })(new Map());
  const flow: ActiveFlow = { ...unbound, triggerInputs: triggerInputsOf(trigger, scope) };
  if (!trigger || trigger.kind === "request") return flow;
  const evaluated = (template: Parameters<typeof evaluateTemplate>[0] | undefined) =>
    template && jsonOfValue(evaluateTemplate(template, scope));
  try {
    if (trigger.kind === "recurrence") {
      const recurrence = recurrenceOf(evaluated(trigger.recurrence));
      if ("wrong" in recurrence) return refusedFlow(component.name, recurrence.wrong);
      return { ...flow, unsubscribe: recur(world, flow, recurrence) };
    }
    if (trigger.kind !== "connector") {
      return refusedFlow(component.name, `A trigger of the kind ${trigger.kind} is not simulated.`);
    }
    const parameters = evaluated(trigger.parameters);
    const given = isJsonObject(parameters) ? parameters : new Map();
    const unsubscribe = subscribe(world, component, trigger, given);
    if (typeof unsubscribe === "function") return { ...flow, unsubscribe };
    const unserved = `Nobody serves its trigger ${trigger.host.operationId}.`;
    return refusedFlow(component.name, unsubscribe?.wrong ?? unserved);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return refusedFlow(component.name, error.message);
  }
}

function subscribe(
  { hosts }: TriggerWorld,
  { id, definition }: FlowComponent,
  { host }: Extract<Trigger, { readonly kind: "connector" }>,
  parameters: JsonObject,
): (() => void) | { readonly wrong: string } | undefined {
  const known = definition.connections.find(({ key }) => key === host.connectionName);
  const api = known?.apiName ?? host.connectionName;
  let refusal: { readonly wrong: string } | undefined;
  for (const one of hosts) {
    const answer = one.subscribe?.({ id, api, operationId: host.operationId, parameters });
    if (answer && "unsubscribe" in answer) return answer.unsubscribe;
    if (answer) refusal ??= { wrong: errorIn(answer.body, answer.statusCode).message };
  }
  return refusal;
}

function recur(world: TriggerWorld, flow: ActiveFlow, recurrence: Recurrence): () => void {
  let on = true;
  const next = (at: Instant): void => {
    if (!Number.isFinite(at)) return;
    const turn = (): void => {
      if (!on) return;
      world.fireTurn(flow.flow.component.id);
      next(recurrence.after(at));
    };
    world.scheduleTurn(at, turn, () => on);
  };
  next(recurrence.first(world.now()));
  return () => {
    on = false;
  };
}
