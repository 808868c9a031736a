import { type Json, stableId } from "#foundation";
import { type FlowComponent, flowIdIn } from "#model";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { ConnectorAnswer, ConnectorCall, Instant } from "../port.ts";
import { nameKey } from "../recall.ts";
import type { RunHost } from "../run/host.ts";
import { type Run, stop } from "../run/run.ts";
import { type ActiveFlow, outputsOf } from "./active-flow.ts";
import { type ChildWorld, callChild } from "./child.ts";
import type { Listeners } from "./listeners.ts";

export interface HostWorld extends ChildWorld {
  now(): Instant;
  random(): number;
  invoke(call: ConnectorCall): ConnectorAnswer | undefined;
  readonly listeners: Listeners;
  /** By id. */
  activeFlow(id: string): ActiveFlow | undefined;
}

/** A run lasts 30 days at most (flow-language.md §4, §9). */
const LONGEST_RUN = 30 * 24 * 60 * 60 * 1000;

const FLOW_TYPE = "Microsoft.ProcessSimple/environments/flows";
/** What `workflow()` calls the environment. */
const ENVIRONMENT = stableId("emulator", "environment");

export const workflowOf = ({ id, name }: FlowComponent, run: string) =>
  new Map<string, Value>([
    ["id", id],
    ["name", id],
    ["type", FLOW_TYPE],
    ["location", "world"],
    [
      "tags",
      new Map([
        ["flowDisplayName", name],
        ["environmentName", ENVIRONMENT],
      ]),
    ],
    [
      "run",
      new Map([
        ["id", `/workflows/${id}/runs/${run}`],
        ["name", run],
        ["type", `${FLOW_TYPE}/runs`],
      ]),
    ],
  ]);

/** What a run of a flow sees of its world. */
export function hostFor(
  world: HostWorld,
  component: FlowComponent,
  parameters: ReadonlyMap<string, Json>,
  id: string,
  current: () => Run | undefined,
): RunHost {
  const wanted = (): boolean => !current()?.ending;
  let workflow: ObjectValue | undefined;
  let listened = 0;
  return {
    profile: world.profile,
    now: world.now,
    random: () => world.random(),
    schedule(delay, happen) {
      const left = (current()?.start ?? world.now()) + LONGEST_RUN - world.now();
      const later = (run: Run): void =>
        delay > left ? stop(run, { status: "TimedOut" }) : happen();
      world.schedule(
        Math.min(delay, left),
        () => {
          const run = current();
          if (!run || run.ending) return;
          later(run);
          world.resume(run);
        },
        wanted,
      );
    },
    invoke: world.invoke,
    http: ({ method, uri, headers, body, caller }) =>
      world.invoke({
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
    listen(wanted, action, heard) {
      listened += 1;
      const subscription = { id: `${id} ${action} ${listened}`, ...wanted };
      return world.listeners.listen(subscription, (outputs) => {
        const run = current();
        if (!run || run.ending) return;
        heard(new Map<string, Value>(outputs));
        world.resume(run);
      });
    },
    callChild: (child, headers, body, done) =>
      callChild(world, world.activeFlow(flowIdIn(child)), outputsOf(headers, body), current, done),
    parameter: (name) => parameters.get(nameKey(name)),
    workflow() {
      workflow ??= workflowOf(component, id);
      return workflow;
    },
  };
}
