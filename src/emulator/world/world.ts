import { isJsonObject, type Json, type JsonObject, stableId } from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import { allActions, type Trigger } from "#wdl";
import { EvaluationError, evaluateTemplate } from "../interpreter/evaluate.ts";
import type { Profile } from "../interpreter/profile.ts";
import type { Value } from "../interpreter/value.ts";
import type {
  ConnectorAnswer,
  ConnectorCall,
  ConnectorHost,
  Instant,
  Outside,
  TriggerSource,
} from "../port.ts";
import type { RunHost } from "../run/host.ts";
import { jsonOfValue } from "../run/plain.ts";
import { end, giveUpOn, type Run, step } from "../run/run.ts";
import { settingsOf } from "../run/settings.ts";
import { type RunnableFlow, runnable, startRun } from "../run/start.ts";
import {
  type ActivationError,
  activationError,
  frozenParameters,
  refusedFlow,
} from "./activation.ts";
import { BY_A_PERSON, type Cause, createAgenda, cycleOf } from "./agenda.ts";
import { ANSWERS_NOBODY, NO_RESPONSE, NOT_ON, TIMED_OUT, TOO_MANY } from "./answers.ts";
import { createChance } from "./chance.ts";
import { type Firing, type TriggerOutputs, triggerRecord, triggerScope, weigh } from "./firing.ts";
import { createPlaces, type Places } from "./places.ts";
import { type Recurrence, recurrenceOf } from "./recurrence.ts";

export interface WorldOptions {
  readonly start: Instant;
  readonly seed: number;
  readonly profile: Profile;
  /** `shuffled`: runs take turns by chance; `orderly`: in the order they started. */
  readonly turns?: "orderly" | "shuffled";
  /** Ends a run before its next step. */
  readonly interrupt?: (run: Run) => boolean;
  /** Takes an answer away after the work was done; what the caller sees instead. */
  readonly lose?: (call: ConnectorCall, answer: ConnectorAnswer) => ConnectorAnswer | undefined;
}

/** More runs in a row, each caused by the one before, are an endless loop. */
const MOST_GENERATIONS = 40;
/** A caller waits this long for a child's answer. */
const CHILD_TIMEOUT = 120_000;
/** An event that finds no place to wait comes again after a while, so often. Our inference. */
const REDELIVERY = { after: 60_000, times: 10 };

/** An environment in which flows run against simulated systems, on a clock of its own. */
export interface World {
  readonly outside: Outside;
  connect(host: ConnectorHost & Partial<TriggerSource>): void;
  /** Gives a connection reference its connection. */
  bind(logicalName: string): void;
  /** Current value of an environment variable; flows see it when they are switched on again. */
  setVariable(schemaName: string, value: Json): void;
  switchOn(flow: string): ActivationError | undefined;
  switchOff(flow: string): void;
  isOn(flow: string): boolean;
  /** The address of a flow's HTTP trigger, known once it has been switched on. */
  urlOf(flow: string): string | undefined;
  /** Takes a flow as switched on without any check and without its trigger. */
  assume(flow: string): void;
  /** Starts a flow that is on with outputs of its trigger; what its trigger says of them comes first. */
  start(flow: string, outputs: TriggerOutputs): Started | undefined;
  startByHand(flow: string, body: Json): Run | undefined;
  /**
   * Lets everything happen that is due by then; without a moment, until nothing is left but the next
   * turns of recurrences.
   */
  run(until?: Instant): void;
  readonly runs: readonly Run[];
  /** What became of every event that reached a trigger: conditions not met start no run. */
  readonly firings: readonly Firing[];
  /** The flows of an endless loop, if the world was stopped for one. */
  loop(): readonly string[] | undefined;
  /** How much is still to come. */
  pending(): number;
}

/** The run of the first of `of` elements, or why there is none. */
export interface Started {
  readonly run?: Run;
  readonly of: number;
  readonly refused?: Pick<Firing, "status" | "code" | "message">;
}

interface ActiveFlow {
  readonly flow: RunnableFlow;
  readonly parameters: ReadonlyMap<string, Json>;
  readonly unsubscribe: () => void;
  /** With a limit of concurrent runs. */
  readonly places: Places | undefined;
}

type Answered = (answer: ConnectorAnswer | undefined) => void;

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
  const bound = new Set<string>();
  const published = new Set<string>();
  const variables = new Map<string, Json>();
  const active = new Map<string, ActiveFlow>();
  const flows = new Map(model.flows.map((flow) => [flow.id, runnable(flow)]));
  const runs: Run[] = [];
  const firings: Firing[] = [];
  const working = new Set<Run>();
  const causes = new WeakMap<Run, Cause>();

  const idOf = (flow: string): string | undefined =>
    model.flows.find(({ id, name }) => id === flow || name === flow)?.id;

  const happening = (delay: number, happen: () => void, wanted?: () => boolean) => {
    order += 1;
    const at = now + Math.max(0, delay);
    return { at, order, cause, happen, ...(wanted ? { wanted } : {}) };
  };
  const schedule = (delay: number, happen: () => void, wanted?: () => boolean): void =>
    agenda.add(happening(delay, happen, wanted));

  const outside: Outside = {
    now: () => now,
    schedule: (delay, _cause, happen) => schedule(delay, happen),
    deliver: (subscription, { headers, body }) => {
      const flow = active.get(subscription);
      if (flow) fire(flow, outputsOf(headers, body), REDELIVERY.times);
    },
    post: (url, headers, body) => post(url, headers, body),
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

  const workflowOf = ({ id, name }: FlowComponent, run: string) =>
    new Map<string, Value>([
      ["id", id],
      ["name", id],
      ["type", "Microsoft.ProcessSimple/environments/flows"],
      ["tags", new Map([["flowDisplayName", name]])],
      ["run", new Map([["name", run]])],
    ]);

  function hostFor(
    component: FlowComponent,
    parameters: ReadonlyMap<string, Json>,
    id: string,
    current: () => Run | undefined,
  ): RunHost {
    const wanted = (): boolean => !current()?.ending;
    const workflow = workflowOf(component, id);
    return {
      profile: options.profile,
      now: () => now,
      random: () => chance.next(),
      schedule: (delay, happen) =>
        schedule(
          delay,
          () => {
            const run = current();
            if (!run || run.ending) return;
            happen();
            working.add(run);
          },
          wanted,
        ),
      invoke,
      http: ({ method, uri, headers, body, caller }) =>
        invoke({
          api: "http",
          operationId: method,
          parameters: new Map<string, Json>([
            ["uri", uri],
            ["headers", headers],
            ["body", body ?? null],
          ]),
          connection: undefined,
          caller,
        }),
      callChild: (child, headers, body, done) =>
        callChild(child, outputsOf(headers, body), current, done),
      parameter: (name) => parameters.get(name.toLowerCase()),
      workflow: () => workflow,
    };
  }

  function begin(
    active: ActiveFlow,
    outputs: TriggerOutputs,
    onResponse?: Answered,
  ): Run | undefined {
    const { flow, parameters, places } = active;
    const { component } = flow;
    const next: Cause = {
      flows: [...cause.flows.slice(1 - MOST_GENERATIONS), component.name],
      generation: cause.generation + 1,
    };
    if (next.generation > MOST_GENERATIONS) {
      looping = cycleOf(next.flows);
      return undefined;
    }
    const id = chance.guid();
    const started: { run?: Run } = {};
    const run = startRun(
      flow,
      hostFor(component, parameters, id, () => started.run),
      id,
      triggerRecord(component.definition.triggers[0], outputs, now),
      onResponse,
      (ended) => {
        working.delete(ended);
        const waiting = places?.leave();
        if (waiting) schedule(0, () => begin(active, waiting));
      },
    );
    started.run = run;
    causes.set(run, next);
    runs.push(run);
    working.add(run);
    return run;
  }

  const scopeOf =
    ({ flow, parameters }: ActiveFlow) =>
    (outputs: TriggerOutputs) => {
      const { component } = flow;
      return triggerScope(triggerRecord(component.definition.triggers[0], outputs, now), {
        profile: options.profile,
        now: () => now,
        random: () => chance.next(),
        parameter: (name) => parameters.get(name.toLowerCase()),
        workflow: () => workflowOf(component, ""),
        listCallbackUrl: () => urlFor(component, options.seed, true),
      });
    };

  /** Returns the status code that a caller over HTTP gets at once. */
  function fire(flow: ActiveFlow, outputs: TriggerOutputs, redeliveries: number): number {
    const { component } = flow.flow;
    const tell = (told: Pick<Firing, "status" | "code" | "message">): void =>
      void firings.push({ flow: component.name, at: now, ...told });
    let statusCode = 202;
    for (const one of weigh(component.definition.triggers[0], outputs, scopeOf(flow))) {
      if ("verdict" in one) {
        tell(one.verdict);
        if (one.verdict.status === "Failed") statusCode = 400;
        continue;
      }
      const entered = flow.places?.enter(one.outputs) ?? "start";
      if (entered === "start") begin(flow, one.outputs);
      if (entered !== "lost") {
        tell({ status: "Succeeded", code: entered === "start" ? "OK" : "Waiting" });
        continue;
      }
      tell({ status: "Failed", code: "TooManyRequests", message: "As many runs wait as may." });
      statusCode = 429;
      if (redeliveries > 0)
        schedule(REDELIVERY.after, () => void again(flow, one.outputs, redeliveries - 1));
    }
    return statusCode;
  }

  /** An event that was split and weighed already. */
  function again(flow: ActiveFlow, outputs: TriggerOutputs, redeliveries: number): void {
    const entered = flow.places?.enter(outputs) ?? "start";
    if (entered === "start") begin(flow, outputs);
    else if (entered === "lost" && redeliveries > 0)
      schedule(REDELIVERY.after, () => again(flow, outputs, redeliveries - 1));
  }

  function callChild(
    child: string,
    outputs: TriggerOutputs,
    caller: () => Run | undefined,
    done: Answered,
  ): void {
    const flow = active.get(child.toLowerCase());
    let open = true;
    const close = (answer: ConnectorAnswer): void => {
      const run = caller();
      if (!open || !run || run.ending) return;
      open = false;
      done(answer);
      working.add(run);
    };
    if (!flow) {
      schedule(0, () => close(NOT_ON));
      return;
    }
    const responses = responsesOf(flow.flow);
    if (responses === "none") {
      schedule(0, () => close(ANSWERS_NOBODY));
      return;
    }
    if (flow.places && flow.places.enter(outputs, "now") !== "start") {
      schedule(0, () => close(TOO_MANY));
      return;
    }
    const started = begin(flow, outputs, (answer) =>
      schedule(0, () => close(answer ?? NO_RESPONSE)),
    );
    if (!started) schedule(0, () => close(NO_RESPONSE));
    else if (responses === "at-once") {
      schedule(
        CHILD_TIMEOUT,
        () => {
          giveUpOn(started);
          close(TIMED_OUT);
        },
        () => open && !caller()?.ending,
      );
    }
  }

  function post(url: string, headers: JsonObject, body: Json): number {
    for (const flow of active.values()) {
      if (urlFor(flow.flow.component, options.seed) !== url) continue;
      return fire(flow, outputsOf(headers, body), 0);
    }
    return 404;
  }

  function switchedOn(
    component: FlowComponent,
    parameters: ReadonlyMap<string, Json>,
  ): ActiveFlow | ActivationError {
    const [trigger] = component.definition.triggers;
    const places = trigger && placesFor(trigger);
    const flow: ActiveFlow = {
      flow: flows.get(component.id) ?? runnable(component),
      parameters,
      unsubscribe: () => {},
      places,
    };
    if (!trigger || trigger.kind === "request") return flow;
    const evaluated = (template: Parameters<typeof evaluateTemplate>[0] | undefined) =>
      template && jsonOfValue(evaluateTemplate(template, scopeOf(flow)(new Map())));
    try {
      if (trigger.kind === "recurrence") {
        const recurrence = recurrenceOf(evaluated(trigger.recurrence));
        if ("wrong" in recurrence) return refusedFlow(component.name, recurrence.wrong);
        return { ...flow, unsubscribe: recur(flow, recurrence) };
      }
      if (trigger.kind !== "connector") {
        return refusedFlow(
          component.name,
          `A trigger of the kind ${trigger.kind} is not simulated.`,
        );
      }
      const parameters = evaluated(trigger.parameters);
      const unsubscribe = subscribe(
        component,
        trigger,
        isJsonObject(parameters) ? parameters : new Map(),
      );
      return unsubscribe
        ? { ...flow, unsubscribe }
        : refusedFlow(component.name, `Nobody serves its trigger ${trigger.host.operationId}.`);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return refusedFlow(component.name, error.message);
    }
  }

  function subscribe(
    { id, definition }: FlowComponent,
    { host }: Extract<Trigger, { readonly kind: "connector" }>,
    parameters: JsonObject,
  ): (() => void) | undefined {
    const known = definition.connections.find(({ key }) => key === host.connectionName);
    const api = known?.apiName ?? host.connectionName;
    for (const one of hosts) {
      const answer = one.subscribe?.({ id, api, operationId: host.operationId, parameters });
      if (answer && "unsubscribe" in answer) return answer.unsubscribe;
    }
    return undefined;
  }

  function recur(flow: ActiveFlow, recurrence: Recurrence): () => void {
    let on = true;
    const next = (at: Instant): void => {
      if (!Number.isFinite(at)) return;
      const turn = (): void => {
        const current = active.get(flow.flow.component.id);
        if (!on || !current) return;
        fire(current, new Map(), 0);
        next(recurrence.after(at));
      };
      recurring.add(happening(at - now, turn, () => on));
    };
    next(recurrence.first(now));
    return () => {
      on = false;
    };
  }

  const pick = (count: number): number => Math.floor(chance.next() * count);

  /** One after the other in the order started, or by turns as chance has it. */
  function work(): void {
    const shuffled = options.turns === "shuffled";
    while (working.size > 0 && !looping) {
      const run = shuffled ? [...working][pick(working.size)] : working.values().next().value;
      if (!run) return;
      const before = cause;
      cause = causes.get(run) ?? BY_A_PERSON;
      if (options.interrupt?.(run)) end(run, { status: "Aborted" });
      if (!step(run, shuffled ? pick : undefined)) working.delete(run);
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
    runs,
    firings,
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
      const switched = switchedOn(component, parameters);
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
      const off = { flow: known, parameters, unsubscribe: () => {}, places: undefined };
      active.set(known.component.id, off);
    },
    start(flow, outputs) {
      const found = active.get(idOf(flow) ?? "");
      if (!found) return undefined;
      const [trigger] = found.flow.component.definition.triggers;
      const all = weigh(trigger, outputs, scopeOf(found));
      const good = all.flatMap((one) => ("outputs" in one ? [one.outputs] : []));
      const bad = all.flatMap((one) => ("verdict" in one ? [one.verdict] : []));
      const [first] = good;
      // Whoever hands in an element instead of the array means the element.
      const chosen =
        first ?? (bad[0]?.code === "InvalidTemplate" && trigger?.splitOn ? outputs : undefined);
      const run = chosen && begin(found, chosen, () => {});
      return { of: all.length, ...(run && { run }), ...(!run && bad[0] && { refused: bad[0] }) };
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
    loop: () => looping,
    pending: () => agenda.size(),
  };
}

const outputsOf = (headers: JsonObject | undefined, body: Json | undefined): TriggerOutputs =>
  new Map<string, Json>([
    ...(headers ? [["headers", headers] as const] : []),
    ...(body === undefined ? [] : [["body", body] as const]),
  ]);

/** `later`: the caller is told to ask again, and so is not bound to 120 seconds. */
function responsesOf({ component }: RunnableFlow): "none" | "at-once" | "later" {
  let found: "none" | "at-once" | "later" = "none";
  for (const { action } of allActions(component.definition.actions)) {
    if (action.kind !== "response") continue;
    if (settingsOf(action).options.has("asynchronous")) return "later";
    found = "at-once";
  }
  return found;
}

function placesFor(trigger: Trigger): Places | undefined {
  const { runs, waitingRuns } = settingsOf(trigger);
  return runs === undefined ? undefined : createPlaces(runs, waitingRuns);
}

/** Made when the flow is first switched on; nothing of it is in the package. */
const urlFor = (
  { id, definition }: FlowComponent,
  seed: number,
  anyTrigger = false,
): string | undefined =>
  anyTrigger || definition.triggers[0]?.kind === "request"
    ? `https://flows.example.com/workflows/${id}/triggers/manual/paths/invoke?sig=${stableId("url", id, String(seed))}`
    : undefined;
