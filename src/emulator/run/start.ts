import type { FlowComponent } from "#model";
import { allActions } from "#wdl";
import type { ObjectValue } from "../interpreter/value.ts";
import type { ConnectorAnswer } from "../port.ts";
import { runActions } from "./container.ts";
import { topFrame } from "./frame.ts";
import type { RunHost } from "./host.ts";
import { createJournal } from "./journal.ts";
import { begin } from "./perform.ts";
import { placesOf } from "./places.ts";
import { createQueue } from "./queue.ts";
import { end, type Run } from "./run.ts";
import { settingsOf } from "./settings.ts";

/** Everything about a flow that its runs share; made once. */
export interface RunnableFlow {
  readonly component: FlowComponent;
  readonly places: Run["places"];
  readonly connections: Run["connections"];
  /** `later`: the caller is told to ask again, and so is not bound to 120 seconds. */
  readonly responses: "none" | "at-once" | "later";
}

export const runnable = (component: FlowComponent): RunnableFlow => ({
  component,
  places: placesOf(component.definition.actions),
  responses: responsesOf(component),
  connections: connectionsOf(component),
});

function connectionsOf({ definition }: FlowComponent): Run["connections"] {
  const [trigger] = definition.triggers;
  const byHand =
    trigger?.kind === "request" && (trigger.requestKind ?? "Http").toLowerCase() !== "http";
  return new Map(
    definition.connections.map(({ key, apiName, logicalName, runtimeSource }) => {
      const missing = !byHand && runtimeSource?.toLowerCase() === "invoker";
      return [key, { apiName: apiName ?? key, logicalName, missing }];
    }),
  );
}

function responsesOf({ definition }: FlowComponent): RunnableFlow["responses"] {
  let found: "none" | "at-once" = "none";
  for (const { action } of allActions(definition.actions)) {
    if (action.kind !== "response") continue;
    if (settingsOf(action).options.has("asynchronous")) return "later";
    found = "at-once";
  }
  return found;
}

/** A run that is ready to be stepped. `onResponse` hears the first Response, or that there is none. */
export function startRun(
  { component, places, connections }: RunnableFlow,
  host: RunHost<Run>,
  id: string,
  trigger: ObjectValue,
  onResponse?: (answer: ConnectorAnswer | undefined) => void,
  onEnd?: (run: Run) => void,
): Run {
  const journal = createJournal(places);
  const run: Run = {
    id,
    clientTrackingId: String(trigger.get("clientTrackingId") ?? id),
    flow: component.name,
    definition: component.definition,
    host,
    trigger,
    start: host.now(),
    connections,
    variables: new Map(),
    begin,
    queue: createQueue(),
    journal,
    events: journal.events,
    places,
    part: component.part,
    findings: [],
    open: new Set(),
    requests: 0,
    steps: 0,
    ending: undefined,
    end: undefined,
    response: undefined,
    answered: false,
    onResponse,
    onEnd,
  };
  run.queue.push(() =>
    runActions(run, topFrame(), component.definition.actions, (status) => end(run, { status })),
  );
  return run;
}
