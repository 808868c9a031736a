import type { FlowComponent } from "#model";
import type { ObjectValue } from "../interpreter/value.ts";
import type { ConnectorAnswer } from "../port.ts";
import { runActions } from "./container.ts";
import { topFrame } from "./frame.ts";
import type { RunHost } from "./host.ts";
import { perform } from "./perform.ts";
import { placesOf } from "./places.ts";
import { createQueue } from "./queue.ts";
import { end, type Run } from "./run.ts";

/** Everything about a flow that its runs share; made once. */
export interface RunnableFlow {
  readonly component: FlowComponent;
  readonly places: Run["places"];
  readonly connections: Run["connections"];
}

export const runnable = (component: FlowComponent): RunnableFlow => ({
  component,
  places: placesOf(component.definition.actions),
  connections: new Map(
    component.definition.connections.map(({ key, apiName, logicalName }) => [
      key,
      { apiName: apiName ?? key, logicalName },
    ]),
  ),
});

/** A run that is ready to be stepped. `onResponse` hears the first Response, or that there is none. */
export function startRun(
  { component, places, connections }: RunnableFlow,
  host: RunHost,
  id: string,
  trigger: ObjectValue,
  onResponse?: (answer: ConnectorAnswer | undefined) => void,
  onEnd?: (run: Run) => void,
): Run {
  const run: Run = {
    id,
    flow: component.name,
    definition: component.definition,
    host,
    trigger,
    start: host.now(),
    connections,
    variables: new Map(),
    perform,
    queue: createQueue(),
    events: [],
    places,
    part: component.part,
    findings: [],
    open: new Set(),
    requests: 0,
    steps: 0,
    onResponse,
  };
  run.onEnd = () => onEnd?.(run);
  run.queue.push(() =>
    runActions(run, topFrame(), [], component.definition.actions, (status) => end(run, { status })),
  );
  return run;
}
