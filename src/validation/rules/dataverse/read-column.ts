import { type Address, echoed, suggestion } from "#foundation";
import type { Access } from "#wdl";
import { accessOf } from "../../around.ts";
import { columnBehind, isAdded, type RowCall, rowCallsIn } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { compose, connected, DATAVERSE, whenRowChanges } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import { keyReadsIn } from "../../key-reads.ts";
import type { KnownTable } from "../../known-tables.ts";
import { literalNumber, memberOf } from "../../literal.ts";
import { queryText } from "../../query-text.ts";
import { comesExpanded } from "../../row-shape.ts";
import { defineRule } from "../../rule.ts";

const reading = (column: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      triggers: whenRowChanges("ex_trace"),
      actions: { Read: compose(`@triggerOutputs()?['body/${column}']`) },
    },
  },
});

/** A column that is read of a row is one of its table. */
export const dataverseReadColumn = defineRule({
  code: "dataverse/read-column",
  judges: "flow-in-solution",
  severity: "warning",
  why: "The value is null in every run.",
  fact: "flow-language.md §10",
  examples: () => ({ good: reading("ex_name"), bad: reading("ex_nmae") }),
  check({ view }, report) {
    const judge = (table: KnownTable, said: string, expanded: boolean, at: () => Address): void => {
      // Keys are found without regard to case (flow-language.md §7.3).
      const key = said.toLowerCase();
      if (expanded) return;
      if (table.columnNamed(key)?.kind === "lookup") {
        report({ message: `The lookup "${said}" is read as "_${key}_value".`, at: at() });
        return;
      }
      const column = columnOf(key);
      if (isName(column) && table.has(column) !== "no") return;
      const names = table.columns.map(({ logicalName }) => logicalName);
      const message = `"${table.logicalName}" has no column "${columnOf(said)}".${suggestion(column, names)}`;
      report({ message, at: at() });
    };
    const rows = rowCallsIn(view);
    const byAction = new Map<string, RowCall>();
    let triggered: RowCall | undefined;
    for (const row of rows) {
      if (!row.called.step) triggered = row;
      else if (ROW_GIVERS.has(row.operationId) || row.operationId === LIST) {
        byAction.set(row.called.step.action.name.toLowerCase(), row);
      }
    }
    for (const reference of view.references) {
      const access = accessOf(reference);
      if (access?.key.kind !== "string") continue;
      const { lower, in: place, name } = reference;
      const isBody = lower === "body" || lower === "triggerbody";
      if (!isBody && lower !== "outputs" && lower !== "triggeroutputs") continue;
      const row = name === undefined ? triggered : byAction.get(name.toLowerCase());
      const key = isBody ? access.key.value : access.key.value.replace(/^body\//, "");
      if (!row || (!isBody && key === access.key.value)) continue;
      if (row.operationId === LIST) {
        if (/^value(?:\/|$)/.test(key) || key.startsWith("@")) continue;
        const message = `"${row.called.step?.action.name}" gives a list: "${key}" is in each of its rows.`;
        report({ message, at: place.at(), hint: "Go through its value, or take the first row." });
        continue;
      }
      if (key.includes("/") || isAdded(key)) continue;
      const column = columnOf(key);
      if (!row.table) {
        if (isName(column)) continue;
        report({ message: `"${echoed(column)}" is no name of a column.`, at: place.at() });
        continue;
      }
      if (isGone(row, column)) {
        const message = `Of a row that was deleted only its id is there, not "${column}".`;
        report({ message, at: place.at() });
        continue;
      }
      judge(row.table, key, isExpanded(row, key), () => place.at());
    }
    for (const { holder, key, access, in: place } of keyReadsIn(view)) {
      // A row that an expression names itself was judged above.
      // What a fetch reads along has a point in its name.
      if (!holder.row || isNamed(access) || isAdded(key) || key.includes(".")) continue;
      judge(holder.row.table, key, comesExpanded(holder.row, key), () => place.at());
    }
  },
});

const isNamed = ({ of }: Access): boolean =>
  isCall(of, "body", "outputs", "triggerbody", "triggeroutputs");

const LIST = "ListRecords";
const ROW_GIVERS: ReadonlySet<string> = new Set([
  "GetItem",
  "CreateRecord",
  "UpdateRecord",
  "UpdateOnlyRecord",
]);

/** No column of any table is called by its label. What a fetch reads along has a point in its name. */
const isName = (column: string): boolean => /^[\w.]*$/.test(column);

/** `_x_value`, `_x_label` and `_x_type` belong to the column `x`; annotations follow an `@`. */
function columnOf(key: string): string {
  const [name = ""] = key.split("@");
  return columnBehind(name.replace(/^(_.+)_(label|type)$/, "$1_value"));
}

const DELETED = 2;

/** What a trigger on deletions knows no more (flow-language.md §10.1). */
const isGone = ({ called, table }: RowCall, column: string): boolean =>
  called.step === undefined &&
  column !== table?.primaryId &&
  literalNumber(memberOf(called.parameters, "subscriptionRequest/message")) === DELETED;

/** Rows that a lookup leads to stand under its navigation property where they are asked for. */
const isExpanded = ({ called }: RowCall, name: string): boolean => {
  const expand = memberOf(called.parameters, "$expand");
  return (
    expand !== undefined && (queryText(expand) ?? name).toLowerCase().includes(name.toLowerCase())
  );
};
