import { dataverse, NOTIFICATIONS } from "#connectors";
import type { Address } from "#foundation";
import type { Template } from "#wdl";
import { childCallsOf } from "./child-calls.ts";
import { listIn, type RowCall, rowCallsIn, TRIGGER_ENTITY } from "./dataverse-calls.ts";
import { columnsOf, deedsIn, type Message, tablesOf, writeOf } from "./deeds.ts";
import type { FlowView } from "./flow-view.ts";
import { literalNumber, literalText, memberOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import { operationNamed, operationsIn } from "./operations.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";
import type { Step } from "./steps.ts";
import { type Guards, guardIn, guardsAround, told } from "./sync-guards.ts";

/** One flow starts another, by calling it or by writing what it listens to. */
export interface SyncEdge extends Guards {
  readonly from: FlowInSolution;
  readonly to: FlowInSolution;
  /** What is called or written, for people. */
  readonly by: string;
  readonly at: Address;
}

/** Every way in which flows of a solution start each other (flow-language.md §15). */
export const syncEdges = oncePer((solution: SolutionView): readonly SyncEdge[] => {
  const all = solution.flows.map((flow) => startsOf(flow, solution));
  const writes = all.flatMap((starts) => starts.writes);
  return [
    ...all.flatMap(({ calls }) => calls),
    ...writes.map(({ runsOut: ends, ...edge }) => {
      const guard = told(guardOfTrigger(edge.to, solution), edge.guard);
      return { ...edge, guard: guard ?? (ends ? RUNS_OUT : undefined) };
    }),
  ];
});

/** What one flow starts, with what it says itself to keep others from starting. */
interface Starts {
  readonly calls: readonly SyncEdge[];
  readonly writes: readonly (SyncEdge & { readonly runsOut: boolean })[];
}

const known = oncePer((_: SolutionView) => new Map<FlowInSolution, Starts>());

/** What is asked of a flow while it is looked at, so that its view need not be made again. */
export function gatherStarts(flow: FlowInSolution, solution: SolutionView): void {
  startsOf(flow, solution);
  guardOfTrigger(flow, solution);
}

function startsOf(from: FlowInSolution, solution: SolutionView): Starts {
  const found = known(solution).get(from);
  if (found) return found;
  const { view } = from;
  const written = deedsIn(solution).written;
  const around = (step: Step): Guards => guardsAround(step, from, view, written);
  const starts = {
    calls: childCallsOf(view, solution).map(({ step, child }) => ({
      from,
      to: child,
      by: `calls it in "${step.action.name}"`,
      at: view.at(step),
      ...around(step),
    })),
    writes: [...heardIn(from, view, solution, around), ...notified(from, view, solution, around)],
  };
  known(solution).set(from, starts);
  return starts;
}

/** Writes that row triggers hear. */
function heardIn(
  from: FlowInSolution,
  view: FlowView,
  solution: SolutionView,
  around: (step: Step) => Guards,
): Starts["writes"] {
  return rowCallsIn(view).flatMap((row) => {
    const { step } = row.called;
    const write = step && writeOf(row);
    if (!write) return [];
    return listenersTo(row, write, solution).map((to) => ({
      from,
      to,
      by: `writes "${row.name}" in "${step.action.name}"`,
      at: view.at(step),
      runsOut: runsOut(row, solution),
      ...around(step),
    }));
  });
}

const RUNS_OUT = "that rows run out";

/** Whether a call deletes rows of a table in which no flow makes any. */
const runsOut = ({ operationId, name }: RowCall, solution: SolutionView): boolean =>
  operationId === "DeleteRecord" && !deedsIn(solution).created.has(name);

/** Which writes a trigger's message number listens to (flow-language.md §10.1). */
const HEARD: Readonly<Record<number, readonly Message[]>> = {
  1: ["create"],
  2: ["delete"],
  3: ["update"],
  4: ["create", "update"],
  5: ["create", "delete"],
  6: ["update", "delete"],
  7: ["create", "update", "delete"],
};

interface Listener {
  readonly flow: FlowInSolution;
  /** Its place among the flows. */
  readonly index: number;
  readonly hears: readonly Message[];
  /** Of updates; all where it names none. */
  readonly columns: readonly string[];
}

/** Row triggers by the logical name of their table. */
const listenersIn = oncePer(({ flows }: SolutionView): ReadonlyMap<string, readonly Listener[]> => {
  const listeners = new Map<string, Listener[]>();
  for (const [index, flow] of flows.entries()) {
    const [trigger] = flow.component.definition.triggers;
    if (trigger?.kind !== "connector" || !trigger.host.apiId.endsWith(dataverse.apiName)) continue;
    const said = (key: string): Template | undefined =>
      memberOf(trigger.parameters, `subscriptionRequest/${key}`);
    const table = literalText(memberOf(trigger.parameters, TRIGGER_ENTITY));
    const hears = HEARD[literalNumber(said("message")) ?? 0];
    if (table === undefined || !hears) continue;
    const columns = listIn(literalText(said("filteringattributes"))).map((one) =>
      one.toLowerCase(),
    );
    const same = listeners.get(table);
    if (same) same.push({ flow, index, hears, columns });
    else listeners.set(table, [{ flow, index, hears, columns }]);
  }
  return listeners;
});

/** Flows that a write starts, in the order of the solution. */
function listenersTo(
  row: RowCall,
  write: readonly Message[],
  solution: SolutionView,
): readonly FlowInSolution[] {
  const written = columnsOf(row);
  return [...new Set(tablesOf(row, solution))]
    .flatMap((table) => listenersIn(solution).get(table) ?? [])
    .filter(({ hears, columns }) => {
      const heard = write.filter((one) => hears.includes(one));
      if (heard.length === 0) return false;
      if (columns.length === 0 || !heard.every((one) => one === "update")) return true;
      return !written || written.some((column) => columns.includes(column));
    })
    .toSorted((one, other) => one.index - other.index)
    .map(({ flow }) => flow);
}

/** Writes to a system that calls back the flows whose URLs are registered with it. */
function notified(
  from: FlowInSolution,
  view: FlowView,
  solution: SolutionView,
  around: (step: Step) => Guards,
): Starts["writes"] {
  return NOTIFICATIONS.flatMap(({ changes, registrations }) => {
    if (!deedsIn(solution).apis.has(registrations.apiName)) return [];
    return operationsIn(view).flatMap(({ apiName, host, step }) => {
      const effect = operationNamed(apiName, host.operationId)?.effect;
      if (apiName !== changes.apiName || !step || (effect !== "write" && effect !== "create")) {
        return [];
      }
      return hearing(solution).map((to) => ({
        from,
        to,
        by: `writes through "${host.operationId}" in "${step.action.name}", of which it is notified`,
        at: view.at(step),
        runsOut: false,
        ...around(step),
      }));
    });
  });
}

/** Flows that an address starts, and no flow of the solution. */
const hearing = oncePer((solution: SolutionView): readonly FlowInSolution[] => {
  const called = new Set(deedsIn(solution).calls.map(({ child }) => child));
  return solution.flows.filter((one) => isWebhook(one) && !called.has(one));
});

const isWebhook = ({ component: { definition } }: FlowInSolution): boolean => {
  const [trigger] = definition.triggers;
  return trigger?.kind === "request" && (trigger.requestKind ?? "Http").toLowerCase() === "http";
};

const triggerGuards = oncePer((_: SolutionView) => new Map<FlowInSolution, string | undefined>());

/** What keeps the trigger of a flow from starting it, for people. */
export function guardOfTrigger(flow: FlowInSolution, solution: SolutionView): string | undefined {
  const guards = triggerGuards(solution);
  if (!guards.has(flow)) guards.set(flow, guardIn(flow, deedsIn(solution).written));
  return guards.get(flow);
}
