import type { Json } from "#foundation";
import type { SolutionModel } from "#model";
import type {
  ConnectorAnswer,
  ConnectorCall,
  ConnectorHost,
  Instant,
  Outside,
  TriggerSource,
} from "../port.ts";
import { end, type Run, step } from "../run/run.ts";
import { runnable, startRun } from "../run/start.ts";
import { activationError, frozenParameters, refusedFlow } from "./activation.ts";
import { type ActiveFlow, flowAt, outputsOf, urlFor } from "./active-flow.ts";
import { BY_A_PERSON, type Cause, createAgenda, cycleOf } from "./agenda.ts";
import { createChance } from "./chance.ts";
import type { World, WorldOptions } from "./contract.ts";
import { type FiringWorld, fire, REDELIVERY } from "./fire.ts";
import {
  type Firing,
  type TriggerOutputs,
  trackingIdIn,
  triggerRecord,
  triggerScope,
} from "./firing.ts";
import { type HostWorld, hostFor, workflowOf } from "./flow-host.ts";
import { handIn } from "./hand-in.ts";
import { calledOutputs, entranceOf, type HttpCall } from "./http-call.ts";
import { createLatest } from "./latest.ts";
import { createListeners } from "./listeners.ts";
import { switchedOn, type TriggerWorld } from "./switch-on.ts";
import { triggerInputsOf } from "./trigger-inputs.ts";
import type { Answered } from "./waiting-caller.ts";

export type { Started, World, WorldOptions } from "./contract.ts";

/** More runs in a row, each caused by the one before, are an endless loop. */
const MOST_GENERATIONS = 40;

export function createWorld(model: SolutionModel, options: WorldOptions): World {
  let now = options.start;
  let order = 0;
  let cause: Cause = BY_A_PERSON;
  let looping: readonly string[] | undefined;
  const agenda = createAgenda();
  /** The next turn of each recurrence: what never ends. */
  const recurring = createAgenda();
  const chance = createChance(options.seed);
  const hosts: (ConnectorHost & Partial<TriggerSource>)[] = [];
  const listeners = createListeners(hosts);
  const bound = new Set<string>();
  const published = new Set<string>();
  const variables = new Map<string, Json>();
  const active = new Map<string, ActiveFlow>();
  const flows = new Map(model.flows.map((flow) => [flow.id, runnable(flow)]));
  const entrances = new Map(model.flows.map((flow) => [flow.id, entranceOf(flow, options.seed)]));
  const runs = createLatest<Run>(options.keptRuns, ({ ending }) => ending !== undefined);
  const firings = createLatest<Firing>(options.keptRuns);
  const working = new Set<Run>();
  const causes = new WeakMap<Run, Cause>();

  const idOf = (flow: string): string | undefined =>
    model.flows.find(({ id, name }) => id === flow || name === flow)?.id;

  const happening = (delay: number, happen: () => void, wanted?: () => boolean) => {
    order += 1;
    const at = now + Math.max(0, delay);
    return { at, order, cause, happen, wanted };
  };
  const schedule = (delay: number, happen: () => void, wanted?: () => boolean): void =>
    agenda.add(happening(delay, happen, wanted));

  const outside: Outside = {
    now: () => now,
    schedule: (delay, _cause, happen) => schedule(delay, happen),
    deliver: (subscription, { headers, body }) => {
      const outputs = outputsOf(headers, body);
      const flow = active.get(subscription);
      if (flow) fire(firing, flow, outputs, REDELIVERY.times);
      else listeners.hear(subscription, outputs);
    },
    post: (url, headers, body, answered) => call({ method: "POST", url, headers, body }, answered),
    newId: () => chance.guid(),
    random: () => chance.next(),
  };

  const invoke = (call: ConnectorCall): ConnectorAnswer | undefined => {
    for (const host of hosts) {
      const answer = host.invoke(call, now);
      if (answer) return options.lose?.(call, answer) ?? answer;
    }
    return undefined;
  };

  function begin(
    active: ActiveFlow,
    outputs: TriggerOutputs,
    onResponse?: Answered,
  ): Run | undefined {
    const { flow, host, places, triggerInputs } = active;
    const { component } = flow;
    const [trigger] = component.definition.triggers;
    const next: Cause = {
      flows: [...cause.flows.slice(1 - MOST_GENERATIONS), component.name],
      generation: cause.generation + 1,
    };
    if (next.generation > MOST_GENERATIONS) {
      looping = cycleOf(next.flows);
      return undefined;
    }
    const id = chance.guid();
    const run = startRun(
      flow,
      host,
      id,
      triggerRecord(trigger, outputs, now, {
        inputs: triggerInputs,
        run: id,
        ...trackingIdIn(trigger, () => scopeOf(active)(outputs)),
      }),
      onResponse,
      (ended) => {
        working.delete(ended);
        const waiting = places?.leave();
        if (waiting) {
          const start = happening(0, () => begin(active, waiting.outputs));
          agenda.add({ ...start, cause: waiting.cause });
        }
      },
    );
    causes.set(run, next);
    runs.add(run);
    working.add(run);
    return run;
  }

  const scopeOf =
    ({ flow, parameters, triggerInputs: inputs }: ActiveFlow) =>
    (outputs: TriggerOutputs) => {
      const { component } = flow;
      const [trigger] = component.definition.triggers;
      return triggerScope(triggerRecord(trigger, outputs, now, { inputs }), {
        profile: options.profile,
        now: () => now,
        random: () => chance.next(),
        parameter: ({ key }) => parameters.get(key),
        workflow: () => workflowOf(component, ""),
        listCallbackUrl: () => urlFor(component, options.seed, true),
      });
    };

  function call(called: HttpCall, answered?: (statusCode: number) => void): void {
    const flow = active.get(flowAt(called.url) ?? "");
    const entrance = flow && entrances.get(flow.flow.component.id);
    const outputs = entrance && calledOutputs(entrance, called);
    if (flow && outputs) fire(firing, flow, outputs, 0, answered ?? (() => {}));
    else answered?.(404);
  }

  const triggerWorld: TriggerWorld = {
    hosts,
    now: () => now,
    cause: () => cause,
    hostFor: (flow, parameters) => hostFor(hostWorld, flow, parameters),
    scopeOf,
    scheduleTurn: (at, turn, wanted) => recurring.add(happening(at - now, turn, wanted)),
    fireTurn(id) {
      const flow = active.get(id);
      if (flow) fire(firing, flow, new Map(), 0);
    },
  };
  const { profile } = options;
  const firing: FiringWorld = { profile, firings, now: () => now, scopeOf, schedule, begin };
  const hostWorld: HostWorld = {
    profile,
    now: () => now,
    random: () => chance.next(),
    schedule,
    begin,
    invoke,
    listeners,
    activeFlow: (id) => active.get(id),
    resume: (run) => void working.add(run),
  };

  const pick = (count: number): number => Math.floor(chance.next() * count);

  /** One after the other in the order started, or by turns as chance has it. */
  function work(): void {
    const shuffled = options.turns === "shuffled";
    while (working.size > 0 && !looping) {
      const run = shuffled ? [...working][pick(working.size)] : working.values().next().value;
      if (!run) return;
      const before = cause;
      cause = causes.get(run) ?? BY_A_PERSON;
      let steps = true;
      do {
        if (options.interrupt?.(run)) end(run, { status: "Aborted" });
        steps = step(run, shuffled ? pick : undefined);
      } while (steps && !shuffled && !looping);
      if (!steps) working.delete(run);
      cause = before;
    }
  }

  /** What happens next, unless that is only the next turn of a recurrence and nobody said until when. */
  function next(until: Instant | undefined) {
    const [due, turn] = [agenda.peek(), recurring.peek()];
    const isTurn = turn !== undefined && (due === undefined || turn.at < due.at);
    const first = isTurn ? turn : due;
    if (!first || (until !== undefined && first.at > until)) return undefined;
    if (isTurn && due === undefined && until === undefined && turn.at > now) return undefined;
    (isTurn ? recurring : agenda).take();
    return first;
  }

  return {
    outside,
    runs: runs.entries,
    begun: () => runs.added(),
    firings: firings.entries,
    connect: (host) => void hosts.push(host),
    bind: (logicalName) => void bound.add(logicalName),
    setVariable: (schemaName, value) => void variables.set(schemaName, value),
    switchOn(flow) {
      const id = idOf(flow);
      const known = id === undefined ? undefined : flows.get(id);
      if (!known || id === undefined) return refusedFlow(flow, "There is no such flow.");
      const { component } = known;
      const error = activationError(component, model, { bound, published });
      if (error) return error;
      active.get(id)?.unsubscribe();
      const parameters = frozenParameters(component, model.environmentVariables, variables);
      const switched = switchedOn(triggerWorld, known, parameters);
      if ("reason" in switched) return switched;
      published.add(id);
      active.set(id, switched);
      return undefined;
    },
    switchOff(flow) {
      const id = idOf(flow) ?? "";
      active.get(id)?.unsubscribe();
      active.delete(id);
    },
    call,
    isOn: (flow) => active.has(idOf(flow) ?? ""),
    urlOf(flow) {
      const id = idOf(flow);
      const known = id === undefined ? undefined : flows.get(id);
      return known && published.has(id ?? "") ? urlFor(known.component, options.seed) : undefined;
    },
    assume(flow) {
      const known = flows.get(idOf(flow) ?? "");
      if (!known) return;
      const parameters = frozenParameters(known.component, model.environmentVariables, variables);
      const [trigger] = known.component.definition.triggers;
      const host = hostFor(hostWorld, known.component, parameters);
      const off = { flow: known, parameters, host, unsubscribe: () => {}, places: undefined };
      const scope = scopeOf({ ...off, triggerInputs: undefined })(new Map());
      active.set(known.component.id, { ...off, triggerInputs: triggerInputsOf(trigger, scope) });
    },
    start(flow, outputs) {
      const found = active.get(idOf(flow) ?? "");
      if (!found) return undefined;
      return handIn(firing, found, outputs);
    },
    startByHand(flow, body) {
      const found = active.get(idOf(flow) ?? "");
      const outputs = outputsOf(new Map(), body);
      if (found?.places && found.places.enter(outputs, "now") !== "start") return undefined;
      return found && begin(found, outputs);
    },
    run(until) {
      work();
      for (let first = next(until); first && !looping; first = next(until)) {
        if (first.wanted?.() === false) continue;
        now = Math.max(now, first.at);
        cause = first.cause;
        first.happen();
        cause = BY_A_PERSON;
        work();
      }
      if (until !== undefined && !looping) now = Math.max(now, until);
    },
    chainTo: (run) => causes.get(run)?.flows ?? [],
    loop: () => looping,
    pending: () => agenda.size(),
  };
}
