import type { Address } from "#foundation";
import { childCallsOf } from "./child-calls.ts";
import { type RowCall, rowCallsIn } from "./dataverse-calls.ts";
import { literalText, memberOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import { operationsIn } from "./operations.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";

/** What the flows of a solution do, as far as no expression has to be looked into. */
export interface Deeds {
  readonly calls: readonly PlacedChildCall[];
  /** What flows write of rows; a new row can have anything in any column. */
  readonly written: WrittenColumns;
  /** Sets in which rows are created. */
  readonly created: ReadonlySet<string>;
  /** Connectors that are called. */
  readonly apis: ReadonlySet<string>;
}

/** Who calls whom where. */
export interface PlacedChildCall {
  readonly parent: FlowInSolution;
  readonly child: FlowInSolution;
  readonly at: Address;
}

/** Columns that flows of a solution write, by the table's logical name; undefined where any may be. */
export type WrittenColumns = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** Every flow is looked at once for all of them: its view is made for that. */
export const deedsIn = oncePer((solution: SolutionView): Deeds => {
  const calls: PlacedChildCall[] = [];
  const written = new Map<string, Set<string> | undefined>();
  const created = new Set<string>();
  const apis = new Set<string>();
  for (const flow of solution.flows) {
    const { view } = flow;
    for (const { step, child } of childCallsOf(view, solution)) {
      calls.push({ parent: flow, child, at: view.at(step) });
    }
    for (const { apiName } of operationsIn(view)) apis.add(apiName);
    for (const row of rowCallsIn(view)) {
      if (row.operationId === "CreateRecord") created.add(row.name);
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
  return { calls, written, created, apis };
});

export type Message = "create" | "update" | "delete";

/** An UpdateRecord of an unknown id creates the row, which a flow seldom means (§10.2). */
const MESSAGES: Readonly<Record<string, readonly Message[]>> = {
  CreateRecord: ["create"],
  UpdateRecord: ["update"],
  UpdateOnlyRecord: ["update"],
  UpdateEntityFileImageFieldContent: ["update"],
  DeleteRecord: ["delete"],
};

export const writeOf = (row: RowCall): readonly Message[] | undefined => MESSAGES[row.operationId];

/** Logical names that the table of a call can have: Dataverse makes the name of a set of it. */
export function tablesOf({ table, name }: RowCall, { tables }: SolutionView): readonly string[] {
  const known = table ?? tables.withSet(name);
  if (known) return [known.logicalName];
  return [name.replace(/s$/, ""), name.replace(/es$/, ""), name.replace(/ies$/, "y")];
}

/** Columns that a call writes; undefined where only the run knows. */
export function columnsOf(row: RowCall): readonly string[] | undefined {
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
