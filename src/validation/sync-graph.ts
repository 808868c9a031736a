import { dataverse, NOTIFICATIONS } from "#connectors";
import type { Address } from "#foundation";
import { childCallsIn } from "./child-calls.ts";
import { comparisonsAround } from "./comparisons.ts";
import { listIn, type RowCall, rowCallsIn, TRIGGER_ENTITY } from "./dataverse-calls.ts";
import { literalNumber, literalText, memberOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import { operationNamed, operationsIn } from "./operations.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";
import { containersOf, type Step } from "./steps.ts";

/** One flow starts another, by calling it or by writing what it listens to. */
export interface SyncEdge {
  readonly from: FlowInSolution;
  readonly to: FlowInSolution;
  /** What is called or written, for people. */
  readonly by: string;
  readonly at: () => Address;
  /** What may keep the second flow from being started, for people; undefined where nothing does. */
  readonly guard: string | undefined;
  /** Whether a comparison stands before it: where nothing differs, the second flow is not started. */
  readonly compared: boolean;
}

/** Every way in which flows of a solution start each other (flow-language.md §15). */
export const syncEdges = oncePer((solution: SolutionView): readonly SyncEdge[] => {
  const { flows } = solution;
  const called = childCallsIn(solution);
  const edges: SyncEdge[] = called.map(({ parent, child, step }) => ({
    from: parent,
    to: child,
    by: `calls it in "${step.action.name}"`,
    at: () => parent.view.at(step),
    ...guardsAround(step, parent),
  }));
  const calledFlows = new Set(called.map(({ child }) => child));
  for (const from of flows) {
    for (const row of rowCallsIn(from.view)) {
      const { step } = row.called;
      const write = step && writeOf(row);
      if (!write) continue;
      for (const to of flows) {
        if (!listens(to, row, write, solution)) continue;
        edges.push({
          from,
          to,
          by: `writes "${row.name}" in "${step.action.name}"`,
          at: () => from.view.at(step),
          ...guardsAround(step, from, to),
        });
      }
    }
    edges.push(...notified(from, flows, calledFlows));
  }
  return edges;
});

type Message = "create" | "update" | "delete";

const MESSAGES: Readonly<Record<string, readonly Message[]>> = {
  CreateRecord: ["create"],
  UpdateRecord: ["update"],
  UpdateOnlyRecord: ["update"],
  DeleteRecord: ["delete"],
};

const writeOf = (row: RowCall): readonly Message[] | undefined => MESSAGES[row.operationId];

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

function listens(
  { view }: FlowInSolution,
  row: RowCall,
  write: readonly Message[],
  { tables }: SolutionView,
): boolean {
  const [trigger] = view.flow.triggers;
  if (trigger?.kind !== "connector" || !trigger.host.apiId.endsWith(dataverse.apiName))
    return false;
  const table = literalText(memberOf(trigger.parameters, TRIGGER_ENTITY));
  if (table === undefined) return false;
  const written = row.table ?? tables.withSet(row.name);
  if (written ? written.logicalName !== table : row.name !== `${table}s`) return false;
  const number = literalNumber(memberOf(trigger.parameters, "subscriptionRequest/message"));
  const heard = write.filter((one) => HEARD[number ?? 0]?.includes(one));
  if (heard.length === 0) return false;
  const columns = listIn(
    literalText(memberOf(trigger.parameters, "subscriptionRequest/filteringattributes")),
  );
  if (columns.length === 0 || !heard.every((one) => one === "update")) return true;
  return row.items.some(({ key }) => columns.includes(columnOf(key, row)));
}

/** The column behind a written key: bindings name a navigation property. */
function columnOf(key: string, { table }: RowCall): string {
  const [name = ""] = key.split("@");
  const lookup = table?.columns.find(
    (column) => column.kind === "lookup" && Object.values(column.navigation).includes(name),
  );
  return lookup?.logicalName ?? name.toLowerCase();
}

/** Writes to a system that calls back the flows whose URLs are registered with it. */
function notified(
  from: FlowInSolution,
  flows: readonly FlowInSolution[],
  called: ReadonlySet<FlowInSolution>,
): readonly SyncEdge[] {
  return NOTIFICATIONS.flatMap(({ changes, registrations }) => {
    const isRegistered = flows.some(({ view }) =>
      operationsIn(view).some(({ apiName }) => apiName === registrations.apiName),
    );
    if (!isRegistered) return [];
    const hearing = flows.filter((one) => isWebhook(one) && !called.has(one));
    return operationsIn(from.view).flatMap(({ apiName, host, step }) => {
      const effect = operationNamed(apiName, host.operationId)?.effect;
      if (apiName !== changes.apiName || !step || (effect !== "write" && effect !== "create")) {
        return [];
      }
      return hearing.map((to) => ({
        from,
        to,
        by: `writes through "${host.operationId}" in "${step.action.name}", of which it is notified`,
        at: () => from.view.at(step),
        ...guardsAround(step, from, to),
      }));
    });
  });
}

const isWebhook = ({ view }: FlowInSolution): boolean => {
  const [trigger] = view.flow.triggers;
  return trigger?.kind === "request" && (trigger.requestKind ?? "Http").toLowerCase() === "http";
};

/** What keeps the trigger of a flow from starting it, for people. */
export function guardOfTrigger({ component, view }: FlowInSolution): string | undefined {
  const [trigger] = view.flow.triggers;
  if (trigger?.conditions?.kind === "list" && trigger.conditions.items.length > 0) {
    return `the trigger condition of "${component.name}"`;
  }
  const filter =
    trigger?.kind === "connector" &&
    memberOf(trigger.parameters, "subscriptionRequest/filterexpression");
  return filter ? `the filter of the trigger of "${component.name}"` : undefined;
}

/** The decisions around the write, those before it that may end the run, and the trigger's own. */
function guardsAround(
  step: Step,
  { view }: FlowInSolution,
  to?: FlowInSolution,
): Pick<SyncEdge, "guard" | "compared"> {
  const decides = ({ action }: Step): boolean => action.kind === "if" || action.kind === "switch";
  const comparing = comparisonsAround(step, view);
  const around = containersOf(step)
    .filter(decides)
    .map(
      (one) => `the ${comparing.includes(one) ? "comparison" : "decision"} "${one.action.name}"`,
    );
  const ends = view
    .stepsOfKind("terminate")
    .filter((one) =>
      containersOf(one).some((container) => decides(container) && view.isBefore(container, step)),
    )
    .map(({ action }) => `the early end "${action.name}"`);
  return {
    guard: told(to && guardOfTrigger(to), ...around, ...ends),
    compared: comparing.length > 0,
  };
}

/** Every guard by its name: whoever takes one of several away changes what is said. */
const told = (...guards: readonly (string | undefined)[]): string | undefined => {
  const named = guards.filter((one) => one !== undefined);
  return named.length === 0 ? undefined : named.join(", ");
};
