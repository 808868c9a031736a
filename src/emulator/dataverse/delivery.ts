import type { Json, JsonObject } from "#foundation";
import type { Row } from "./row.ts";
import { isReference } from "./row.ts";
import type { ShownColumn, Surface } from "./row-output.ts";
import { columnsOutput, labelOf, shownOf } from "./row-output.ts";
import type { Store } from "./store.ts";
import { rowOf } from "./store.ts";
import type { RowEvent } from "./transaction.ts";
import { ROW_VERSION } from "./transaction.ts";
import type { Registration } from "./trigger.ts";
import { runsAs } from "./trigger.ts";

/**
 * What a flow gets to see of the row: `full`, or only the columns the request held. Practitioners
 * report both (flow-language.md §10.1), so a flow must live with either.
 */
export type DeliveredBody = "full" | "sparse";

/**
 * The body of a trigger: the row as it is at delivery, not as it was when the event happened. A row
 * that went in between is told by its id and the columns sent.
 */
export function deliveredBody(
  surface: Surface,
  store: Store,
  registration: Registration,
  event: RowEvent,
  flowOwner: string,
  mode: DeliveredBody,
): JsonObject {
  const { table } = registration;
  const body = new Map<string, Json>();
  const now = rowOf(store, table.name, event.id);
  if (event.message === "Delete") body.set(table.primaryId, event.id);
  else {
    const whole = now !== undefined && mode === "full";
    const all = shownOf(table.columns);
    const columns = whole
      ? all
      : all.filter(
          ({ logicalName }) => logicalName === table.primaryId || event.sent.includes(logicalName),
        );
    const row = now ?? event.row;
    columnsOutput(surface, store, body, columns, row);
    describeColumns(surface, columns, row, body);
  }
  body.set("ItemInternalId", event.id);
  body.set("SdkMessage", event.message);
  body.set("RunAsSystemUserId", runsAs(registration, event, flowOwner));
  body.set("RowVersion", String((now ?? event.row).get(ROW_VERSION) ?? 0n));
  return body;
}

/** `_statecode_label` beside a choice and `_ownerid_type` beside a lookup. */
function describeColumns(
  surface: Surface,
  columns: readonly ShownColumn[],
  row: Row,
  body: Map<string, Json>,
): void {
  for (const { column, logicalName, kind } of columns) {
    const value = row.get(logicalName);
    if (value === undefined) continue;
    if (isReference(value)) {
      const set = surface.metadata.tables.get(value.table)?.setName;
      if (set) body.set(`_${logicalName}_type`, set);
      continue;
    }
    const label = kind === "yes-no" ? undefined : labelOf(surface, column, value);
    if (label !== undefined) body.set(`_${logicalName}_label`, label);
  }
}
