import { type Json, stableId } from "#foundation";
import { type FlowComponent, flowIdIn } from "#model";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import type { ConnectorAnswer, ConnectorCall, Instant } from "../port.ts";
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

/** What the runs of a flow see of their world. */
export function hostFor(
  world: HostWorld,
  component: FlowComponent,
  parameters: ReadonlyMap<string, Json>,
): RunHost<Run> {
  let latest: { readonly run: string; readonly workflow: ObjectValue } | undefined;
  let listened = 0;
  return {
    profile: world.profile,
    now: world.now,
    random: world.random,
    schedule(run, delay, happen) {
      const left = run.start + LONGEST_RUN - world.now();
      world.schedule(
        Math.min(delay, left),
        () => {
          if (run.ending) return;
          if (delay > left) stop(run, { status: "TimedOut" });
          else happen();
          world.resume(run);
        },
        () => !run.ending,
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
    listen(run, wanted, action, heard) {
      listened += 1;
      const subscription = { id: `${run.id} ${action} ${listened}`, ...wanted };
      return world.listeners.listen(subscription, (outputs) => {
        if (run.ending) return;
        heard(new Map<string, Value>(outputs));
        world.resume(run);
      });
    },
    callChild: (run, child, headers, body, done) =>
      callChild(world, world.activeFlow(flowIdIn(child)), outputsOf(headers, body), run, done),
    parameter: ({ key }) => parameters.get(key),
    workflow({ id }) {
      if (latest?.run !== id) latest = { run: id, workflow: workflowOf(component, id) };
      return latest.workflow;
    },
  };
}
