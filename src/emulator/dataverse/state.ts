import type { Refused } from "./errors.ts";
import { refused } from "./errors.ts";
import type { TableMetadata } from "./metadata.ts";
import type { Changes, Row, Stored } from "./row.ts";
import { writePlanOf } from "./write-plan.ts";

/** States that only an action gives: WinOpportunity and LoseOpportunity (domain.md §8). */
const GIVEN_BY_ACTION: Readonly<Record<string, readonly number[]>> = { opportunity: [1, 2] };

/**
 * The state and status reason a row has after a write, when the write or the creation says something
 * about them: always a pair that belongs together. A state without a reason takes its default reason;
 * a reason without a state must fit the state the row is in. A created row begins in its first state.
 */
export function stateOf(
  table: TableMetadata,
  before: Row | undefined,
  changes: Changes,
  kind: "program" | "action" | "system",
): ReadonlyMap<string, Stored> | Refused | undefined {
  const { state: states, status: statuses } = writePlanOf(table);
  if (!states || !statuses) return undefined;
  const said = {
    state: changes.get(states.logicalName),
    status: changes.get(statuses.logicalName),
  };
  if (before && said.state === undefined && said.status === undefined) return undefined;

  const first = BigInt(states.states[0]?.value ?? 0);
  const reason = typeof said.status === "bigint" ? said.status : undefined;
  const reasonState = statuses.statuses.find(({ value }) => BigInt(value) === reason)?.state;
  const current = before?.get(states.logicalName) ?? first;
  const free = kind !== "program";
  const wanted = free || before ? said.state : undefined;
  const state =
    typeof wanted === "bigint"
      ? wanted
      : free && reasonState !== undefined
        ? BigInt(reasonState)
        : current;
  const fallback = states.states.find(({ value }) => BigInt(value) === state)?.defaultStatus;
  const status = reason ?? BigInt(fallback ?? 1);

  const fits = statuses.statuses.some(
    (listed) => BigInt(listed.value) === status && BigInt(listed.state) === state,
  );
  if (!fits) {
    return refused(
      "status-of-other-state",
      `${status} is not a valid status code for state code ${state} of ${table.name}.`,
    );
  }
  if (!free && state !== current && GIVEN_BY_ACTION[table.name]?.includes(Number(state))) {
    return refused(
      "state-needs-action",
      `A plain update cannot set the state of ${table.name} to ${state}: an action does it.`,
    );
  }
  return new Map([
    [states.logicalName, state],
    [statuses.logicalName, status],
  ]);
}
