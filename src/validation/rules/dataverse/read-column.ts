import { suggestion } from "#foundation";
import { columnBehind, type RowCall, rowCallsIn } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { compose, connected, DATAVERSE, whenRowChanges } from "../../examples.ts";
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

/** What the connector adds to a row (flow-language.md §10.1, §10.2). */
const ADDED = /^(ItemInternalId|SdkMessage|RunAsSystemUserId|RowVersion|@.*)$/;

/** A column that is read of a row is one of its table. */
export const dataverseReadColumn = defineRule({
  code: "dataverse/read-column",
  judges: "solution",
  severity: "warning",
  why: "The value is null in every run.",
  fact: "flow-language.md §10",
  examples: { good: reading("ex_name"), bad: reading("ex_nmae") },
  check({ flows }, report) {
    for (const { view } of flows) {
      const rows = rowCallsIn(view);
      const byAction = new Map<string, RowCall>();
      let triggered: RowCall | undefined;
      for (const row of rows) {
        if (!row.called.step) triggered = row;
        else if (ROW_GIVERS.has(row.operationId)) {
          byAction.set(row.called.step.action.name.toLowerCase(), row);
        }
      }
      for (const { call, lower, parents, in: place, name } of view.references) {
        const parent = parents.at(-1);
        if (parent?.kind !== "access" || parent.of !== call || parent.key.kind !== "string")
          continue;
        const isBody = lower === "body" || lower === "triggerbody";
        if (!isBody && lower !== "outputs" && lower !== "triggeroutputs") continue;
        const row = name === undefined ? triggered : byAction.get(name.toLowerCase());
        const key = isBody ? parent.key.value : parent.key.value.replace(/^body\//, "");
        if (!row?.table || (!isBody && key === parent.key.value) || key.includes("/")) continue;
        const column = columnOf(key);
        if (ADDED.test(key) || row.table.has(column) !== "no") continue;
        const names = row.table.columns.map(({ logicalName }) => logicalName);
        const message = `"${row.table.logicalName}" has no column "${column}".${suggestion(column, names)}`;
        report({ message, at: place.at() });
      }
    }
  },
});

const ROW_GIVERS: ReadonlySet<string> = new Set([
  "GetItem",
  "CreateRecord",
  "UpdateRecord",
  "UpdateOnlyRecord",
]);

/** `_x_value`, `_x_label` and `_x_type` belong to the column `x`; annotations follow an `@`. */
function columnOf(key: string): string {
  const [name = ""] = key.split("@");
  return columnBehind(name.replace(/^(_.+)_(label|type)$/, "$1_value"));
}
