import { isJsonArray, isJsonObject, type Json, type JsonObject, stableId } from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import type { Trigger } from "#wdl";
import { evaluateTemplate } from "../interpreter/evaluate.ts";
import type { Profile } from "../interpreter/profile.ts";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type {
  ConnectorAnswer,
  ConnectorCall,
  ConnectorHost,
  Instant,
  Outside,
  TriggerSource,
} from "../port.ts";
import { topFrame } from "../run/frame.ts";
import type { HttpRequest, RunHost } from "../run/host.ts";
import { timestamp } from "../run/result.ts";
import { end, type Run, step } from "../run/run.ts";
import { scopeIn } from "../run/run-scope.ts";
import { type RunnableFlow, runnable, startRun } from "../run/start.ts";
import { type ActivationError, activationError, frozenParameters } from "./activation.ts";
import { BY_A_PERSON, type Cause, createAgenda } from "./agenda.ts";
import { createChance } from "./chance.ts";

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
  startByHand(flow: string, body: Json): Run | undefined;
  /** Lets everything happen that is due by then; without a moment, until nothing is left. */
  run(until?: Instant): void;
  readonly runs: readonly Run[];
  /** The flows of an endless loop, if the world was stopped for one. */
  loop(): readonly string[] | undefined;
  /** How much is still to come. */
  pending(): number;
}

interface ActiveFlow {
  readonly flow: RunnableFlow;
  readonly parameters: ReadonlyMap<string, Json>;
  readonly unsubscribe: () => void;
}

export function createWorld(model: SolutionModel, options: WorldOptions): World {
  let now = options.start;
  let order = 0;
  let cause: Cause = BY_A_PERSON;
  let looping: readonly string[] | undefined;
  const agenda = createAgenda();
  const chance = createChance(options.seed);
  const hosts: (ConnectorHost & Partial<TriggerSource>)[] = [];
  const bound = new Set<string>();
  const published = new Set<string>();
  const variables = new Map<string, Json>();
  const active = new Map<string, ActiveFlow>();
  const flows = new Map(model.flows.map((flow) => [flow.id, runnable(flow)]));
  const runs: Run[] = [];
  const working = new Set<Run>();
  const causes = new WeakMap<Run, Cause>();

  const idOf = (flow: string): string | undefined =>
    model.flows.find(({ id, name }) => id === flow || name === flow)?.id;

  const schedule = (delay: number, happen: () => void, wanted?: () => boolean): void => {
    order += 1;
    const at = now + Math.max(0, delay);
    agenda.add({ at, order, cause, happen, ...(wanted ? { wanted } : {}) });
  };

  const outside: Outside = {
    now: () => now,
    schedule: (delay, _cause, happening) => schedule(delay, happening),
    deliver: (subscription, outputs) => {
      const flow = active.get(subscription);
      if (flow) fire(flow, outputs);
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

  function hostFor(
    id: string,
    parameters: ReadonlyMap<string, Json>,
    current: () => Run | undefined,
  ): RunHost {
    const component = flows.get(id)?.component;
    const resume = (delay: number, happening: () => void): void => {
      schedule(
        delay,
        () => {
          const run = current();
          if (!run || run.ending) return;
          happening();
          working.add(run);
        },
        () => !current()?.ending,
      );
    };
    return {
      profile: options.profile,
      now: () => now,
      random: () => chance.next(),
      schedule: resume,
      invoke,
      http: (request: HttpRequest) =>
        invoke({
          api: "http",
          operationId: request.method,
          parameters: new Map<string, Json>([
            ["uri", request.uri],
            ["headers", request.headers],
            ["body", request.body ?? null],
          ]),
          connection: undefined,
          caller: request.caller,
        }),
      callChild: (child, headers, body, done) => callChild(child, headers, body, current, done),
      parameter: (name) => parameters.get(name.toLowerCase()),
      workflow: () =>
        new Map<string, Value>([
          ["id", id],
          ["name", id],
          ["type", "Microsoft.ProcessSimple/environments/flows"],
          ["tags", new Map([["flowDisplayName", component?.name ?? ""]])],
          ["run", new Map([["name", current()?.id ?? ""]])],
        ]),
    };
  }

  function begin(
    { flow, parameters }: ActiveFlow,
    outputs: ObjectValue,
    onResponse?: (answer: ConnectorAnswer | undefined) => void,
  ): Run | undefined {
    const { component } = flow;
    const next: Cause = {
      flows: [...cause.flows.slice(-5), component.name],
      generation: cause.generation + 1,
    };
    if (next.generation > MOST_GENERATIONS) {
      looping = next.flows;
      return undefined;
    }
    const started: { run?: Run } = {};
    const run = startRun(
      flow,
      hostFor(component.id, parameters, () => started.run),
      chance.guid(),
      triggerRecord(component.definition.triggers[0], outputs, now),
      onResponse,
      (ended) => working.delete(ended),
    );
    started.run = run;
    causes.set(run, next);
    runs.push(run);
    working.add(run);
    return run;
  }

  /** Conditions and splitOn decide whether and how often a trigger starts its flow. */
  function fire(
    flow: ActiveFlow,
    outputs: { readonly headers?: JsonObject; readonly body: Json },
  ): void {
    const [trigger] = flow.flow.component.definition.triggers;
    if (!trigger) return;
    const whole = (body: Json): ObjectValue =>
      new Map<string, Value>([
        ["headers", outputs.headers ?? new Map()],
        ["body", body],
      ]);
    for (const body of splitBodies(flow, trigger, whole(outputs.body))) {
      const item = whole(body);
      if (conditionsHold(flow, trigger, item)) begin(flow, item);
    }
  }

  function scopeOf(flow: ActiveFlow, trigger: Trigger, outputs: ObjectValue) {
    const run = startRun(
      flow.flow,
      hostFor(flow.flow.component.id, flow.parameters, () => undefined),
      "trigger",
      triggerRecord(trigger, outputs, now),
    );
    return scopeIn(run, topFrame());
  }

  function splitBodies(flow: ActiveFlow, trigger: Trigger, outputs: ObjectValue): readonly Json[] {
    const body = (outputs.get("body") ?? null) as Json;
    if (!trigger.splitOn) return [body];
    const parts = evaluateTemplate(trigger.splitOn, scopeOf(flow, trigger, outputs));
    return isJsonArray(parts) ? (parts as readonly Json[]) : [];
  }

  function conditionsHold(flow: ActiveFlow, trigger: Trigger, outputs: ObjectValue): boolean {
    if (!trigger.conditions) return true;
    const conditions = evaluateTemplate(trigger.conditions, scopeOf(flow, trigger, outputs));
    return (
      isJsonArray(conditions) &&
      conditions.every((one) => isJsonObject(one) && one.get("expression") === true)
    );
  }

  function callChild(
    child: string,
    headers: JsonObject,
    body: Json | undefined,
    caller: () => Run | undefined,
    done: (answer: ConnectorAnswer) => void,
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
    const outputs = new Map<string, Value>([["headers", headers]]);
    if (body !== undefined) outputs.set("body", body);
    const started =
      flow && begin(flow, outputs, (answer) => schedule(0, () => close(answer ?? NO_RESPONSE)));
    if (!started) schedule(0, () => close(flow ? NO_RESPONSE : NOT_ON));
    schedule(
      CHILD_TIMEOUT,
      () => close(TIMED_OUT),
      () => open && !caller()?.ending,
    );
  }

  function post(url: string, headers: JsonObject, body: Json): number {
    for (const flow of active.values()) {
      const { component } = flow.flow;
      if (urlFor(component, options.seed) !== url) continue;
      fire(flow, { headers, body });
      return 202;
    }
    return 404;
  }

  function subscribe(
    component: FlowComponent,
    parameters: ReadonlyMap<string, Json>,
  ): (() => void) | undefined {
    const [trigger] = component.definition.triggers;
    if (trigger?.kind !== "connector") return () => {};
    const known = component.definition.connections.find(
      ({ key }) => key === trigger.host.connectionName,
    );
    const flow: ActiveFlow = {
      flow: flows.get(component.id) ?? runnable(component),
      parameters,
      unsubscribe: () => {},
    };
    const evaluated = trigger.parameters
      ? evaluateTemplate(trigger.parameters, scopeOf(flow, trigger, new Map()))
      : new Map();
    for (const host of hosts) {
      const subscribed = host.subscribe?.({
        id: component.id,
        api: known?.apiName ?? trigger.host.connectionName,
        operationId: trigger.host.operationId,
        parameters: isJsonObject(evaluated) ? evaluated : new Map(),
      });
      if (subscribed && "unsubscribe" in subscribed) return subscribed.unsubscribe;
    }
    return undefined;
  }

  function work(): void {
    while (working.size > 0 && !looping) {
      const ready = [...working];
      const run =
        options.turns === "shuffled" ? ready[Math.floor(chance.next() * ready.length)] : ready[0];
      if (!run) return;
      const before = cause;
      cause = causes.get(run) ?? BY_A_PERSON;
      if (options.interrupt?.(run)) end(run, { status: "Aborted" });
      const pick =
        options.turns === "shuffled"
          ? (count: number) => Math.floor(chance.next() * count)
          : undefined;
      if (!step(run, pick)) working.delete(run);
      cause = before;
    }
  }

  return {
    outside,
    runs,
    connect: (host) => void hosts.push(host),
    bind: (logicalName) => void bound.add(logicalName),
    setVariable: (schemaName, value) => void variables.set(schemaName, value),
    switchOn(flow) {
      const id = idOf(flow);
      const runnableFlow = id === undefined ? undefined : flows.get(id);
      if (!runnableFlow || id === undefined) {
        return {
          code: "0x80060467",
          reason: "InvalidOpenApiFlow",
          message: `There is no flow '${flow}'.`,
        };
      }
      const { component } = runnableFlow;
      const error = activationError(component, model, { bound, published });
      if (error) return error;
      active.get(id)?.unsubscribe();
      const parameters = frozenParameters(component, model.environmentVariables, variables);
      const unsubscribe = subscribe(component, parameters);
      if (!unsubscribe) {
        return {
          code: "0x80060467",
          reason: "InvalidOpenApiFlow",
          message: `The trigger of '${component.name}' was refused.`,
        };
      }
      published.add(id);
      active.set(id, { flow: runnableFlow, parameters, unsubscribe });
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
    startByHand(flow, body) {
      const found = active.get(idOf(flow) ?? "");
      return (
        found &&
        begin(
          found,
          new Map<string, Value>([
            ["headers", new Map()],
            ["body", body],
          ]),
        )
      );
    },
    run(until) {
      work();
      for (;;) {
        const next = agenda.peek();
        if (looping || !next || (until !== undefined && next.at > until)) break;
        agenda.take();
        if (next.wanted?.() === false) continue;
        now = Math.max(now, next.at);
        cause = next.cause;
        next.happen();
        cause = BY_A_PERSON;
        work();
      }
      if (until !== undefined && !looping) now = Math.max(now, until);
    },
    loop: () => looping,
    pending: () => agenda.size(),
  };
}

const gateway = (statusCode: number, code: string, message: string): ConnectorAnswer => ({
  statusCode,
  headers: new Map(),
  body: new Map([
    [
      "error",
      new Map([
        ["code", code],
        ["message", message],
      ]),
    ],
  ]),
});

const NO_RESPONSE = gateway(
  502,
  "NoResponse",
  "The server did not receive a response from an upstream server of the request.",
);
const TIMED_OUT = gateway(
  504,
  "GatewayTimeout",
  "The child flow did not answer within 120 seconds.",
);
const NOT_ON = gateway(404, "WorkflowTriggerNotFound", "The child flow is not switched on.");

/** Made when the flow is first switched on; nothing of it is in the package. */
const urlFor = ({ id, definition }: FlowComponent, seed: number): string | undefined =>
  definition.triggers[0]?.kind === "request"
    ? `https://flows.example.com/workflows/${id}/triggers/manual/paths/invoke?sig=${stableId("url", id, String(seed))}`
    : undefined;

const triggerRecord = (
  trigger: Trigger | undefined,
  outputs: ObjectValue,
  now: Instant,
): ObjectValue =>
  new Map<string, Value>([
    ["name", trigger?.name ?? "manual"],
    ["outputs", outputs],
    ["startTime", timestamp(now)],
    ["endTime", timestamp(now)],
    ["status", "Succeeded"],
    ["code", "OK"],
  ]);
