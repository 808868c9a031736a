import { dataverse, NOTIFICATIONS } from "#connectors";
import type { Address } from "#foundation";
import { childCallsIn } from "./child-calls.ts";
import { listIn, type RowCall, rowCallsIn, TRIGGER_ENTITY } from "./dataverse-calls.ts";
import { literalNumber, literalText, memberOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import { operationNamed, operationsIn } from "./operations.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";
import { type Guards, guardsAround, type WrittenColumns } from "./sync-guards.ts";

/** One flow starts another, by calling it or by writing what it listens to. */
export interface SyncEdge extends Guards {
  readonly from: FlowInSolution;
  readonly to: FlowInSolution;
  /** What is called or written, for people. */
  readonly by: string;
  readonly at: () => Address;
}

/** Every way in which flows of a solution start each other (flow-language.md §15). */
export const syncEdges = oncePer((solution: SolutionView): readonly SyncEdge[] => {
  const { flows } = solution;
  const called = childCallsIn(solution);
  const written = writtenIn(solution);
  const edges: SyncEdge[] = called.map(({ parent, child, step }) => ({
    from: parent,
    to: child,
    by: `calls it in "${step.action.name}"`,
    at: () => parent.view.at(step),
    ...guardsAround(step, parent, written),
  }));
  const calledFlows = new Set(called.map(({ child }) => child));
  for (const from of flows) {
    for (const row of rowCallsIn(from.view)) {
      const { step } = row.called;
      const write = step && writeOf(row);
      if (!write) continue;
      for (const to of flows) {
        if (!listens(to, row, write, solution)) continue;
        const guards = guardsAround(step, from, written, to);
        edges.push({
          from,
          to,
          by: `writes "${row.name}" in "${step.action.name}"`,
          at: () => from.view.at(step),
          ...(runsOut(row, solution) ? { ...guards, guard: guards.guard ?? RUNS_OUT } : guards),
        });
      }
    }
    edges.push(...notified(from, flows, calledFlows, written));
  }
  return edges;
});

type Message = "create" | "update" | "delete";

/** An UpdateRecord of an unknown id creates the row, which a flow seldom means (§10.2). */
const MESSAGES: Readonly<Record<string, readonly Message[]>> = {
  CreateRecord: ["create"],
  UpdateRecord: ["update"],
  UpdateOnlyRecord: ["update"],
  UpdateEntityFileImageFieldContent: ["update"],
  DeleteRecord: ["delete"],
};

const RUNS_OUT = "that rows run out";

/** Whether a call deletes rows of a table in which no flow makes any. */
const runsOut = (row: RowCall, solution: SolutionView): boolean =>
  row.operationId === "DeleteRecord" &&
  !solution.flows.some(({ view }) =>
    rowCallsIn(view).some(
      ({ operationId, name }) => operationId === "CreateRecord" && name === row.name,
    ),
  );

/** What flows write of rows; a new row can have anything in any column. */
export const writtenIn = oncePer((solution: SolutionView): WrittenColumns => {
  const written = new Map<string, Set<string> | undefined>();
  for (const { view } of solution.flows) {
    for (const row of rowCallsIn(view)) {
      const write = row.called.step && writeOf(row);
      if (!write) continue;
      const columns = columnsOf(row);
      for (const table of tablesOf(row, solution)) {
        const known = written.has(table) ? written.get(table) : new Set<string>();
        const isAny = !known || !columns || write.includes("create");
        written.set(table, isAny ? undefined : new Set([...known, ...columns]));
      }
    }
  }
  return written;
});

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
  solution: SolutionView,
): boolean {
  const [trigger] = view.flow.triggers;
  if (trigger?.kind !== "connector" || !trigger.host.apiId.endsWith(dataverse.apiName))
    return false;
  const table = literalText(memberOf(trigger.parameters, TRIGGER_ENTITY));
  if (table === undefined) return false;
  if (!tablesOf(row, solution).includes(table)) return false;
  const number = literalNumber(memberOf(trigger.parameters, "subscriptionRequest/message"));
  const heard = write.filter((one) => HEARD[number ?? 0]?.includes(one));
  if (heard.length === 0) return false;
  const columns = listIn(
    literalText(memberOf(trigger.parameters, "subscriptionRequest/filteringattributes")),
  ).map((one) => one.toLowerCase());
  if (columns.length === 0 || !heard.every((one) => one === "update")) return true;
  return (columnsOf(row) ?? columns).some((column) => columns.includes(column));
}

/** Logical names that the table of a call can have: Dataverse makes the name of a set of it. */
function tablesOf({ table, name }: RowCall, { tables }: SolutionView): readonly string[] {
  const known = table ?? tables.withSet(name);
  if (known) return [known.logicalName];
  return [name.replace(/s$/, ""), name.replace(/es$/, ""), name.replace(/ies$/, "y")];
}

/** Columns that a call writes; undefined where only the run knows. */
function columnsOf(row: RowCall): readonly string[] | undefined {
  const { parameters } = row.called;
  if (row.operationId === "UpdateEntityFileImageFieldContent") {
    const column = literalText(memberOf(parameters, "fileImageFieldName"));
    return column === undefined ? undefined : [column.toLowerCase()];
  }
  return memberOf(parameters, "item") ? undefined : row.items.map(({ key }) => columnOf(key, row));
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
  written: WrittenColumns,
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
        ...guardsAround(step, from, written, to),
      }));
    });
  });
}

const isWebhook = ({ view }: FlowInSolution): boolean => {
  const [trigger] = view.flow.triggers;
  return trigger?.kind === "request" && (trigger.requestKind ?? "Http").toLowerCase() === "http";
};
