import { accessOf } from "./around.ts";
import { comparisonsAround } from "./comparisons.ts";
import { columnBehind, TRIGGER_ENTITY, TRIGGER_FILTER } from "./dataverse-calls.ts";
import type { Place, PlacedReference } from "./expressions.ts";
import { literalText, memberOf } from "./literal.ts";
import { comparedIn, queryText } from "./query-text.ts";
import type { FlowInSolution } from "./solution-view.ts";
import { containersOf, type Step } from "./steps.ts";

/** Columns that flows of a solution write, by the table's logical name; undefined where any may be. */
export type WrittenColumns = ReadonlyMap<string, ReadonlySet<string> | undefined>;

export interface Guards {
  /** What may keep the second flow from being started, for people; undefined where nothing does. */
  readonly guard: string | undefined;
  /** Whether a comparison stands before it: where nothing differs, the second flow is not started. */
  readonly compared: boolean;
}

/** What keeps the trigger of a flow from starting it, for people. */
export function guardOfTrigger(
  { component, view }: FlowInSolution,
  written: WrittenColumns,
): string | undefined {
  const [trigger] = view.flow.triggers;
  const conditioned =
    trigger?.conditions?.kind === "list" &&
    turnsIn(view, written, ({ step, path }) => step === undefined && path[0] === "conditions");
  if (conditioned) return `the trigger condition of "${component.name}"`;
  if (trigger?.kind !== "connector") return undefined;
  const filter = memberOf(trigger.parameters, TRIGGER_FILTER);
  if (!filter) return undefined;
  const columns = comparedIn(queryText(filter) ?? "").map(columnBehind);
  const turns = columns.length === 0 || columns.some((column) => isWritten(column, view, written));
  return turns ? `the filter of the trigger of "${component.name}"` : undefined;
}

/** The decisions around the write, those before it that may end the run, and the trigger's own. */
export function guardsAround(
  step: Step,
  { view, component }: FlowInSolution,
  written: WrittenColumns,
  to?: FlowInSolution,
): Guards {
  const decides = (one: Step): boolean =>
    (one.action.kind === "if" || one.action.kind === "switch") &&
    turnsIn(view, written, ({ step, path }) => step === one && path[0] === "expression");
  const comparing = comparisonsAround(step, view);
  const around = containersOf(step)
    .filter(decides)
    .map(
      (one) => `the ${comparing.includes(one) ? "comparison" : "decision"} "${one.action.name}"`,
    );
  const ends = view
    .stepsOfKind("terminate")
    .filter((one) =>
      containersOf(one).some((container) => view.isBefore(container, step) && decides(container)),
    )
    .map(({ action }) => `the early end "${action.name}"`);
  const steps = told(...around, ...ends);
  return {
    // Steps of different flows may share a name.
    guard: told(to && guardOfTrigger(to, written), steps && `${steps} in "${component.name}"`),
    compared: comparing.length > 0,
  };
}

/** Every guard by its name: whoever takes one of several away changes what is said. */
const told = (...guards: readonly (string | undefined)[]): string | undefined => {
  const named = guards.filter((one) => one !== undefined);
  return named.length === 0 ? undefined : named.join(", ");
};

/** Functions that give another value each time although they read nothing of the run. */
const CHANGING: ReadonlySet<string> = new Set(["item", "utcnow", "guid", "rand"]);

/**
 * Whether a condition can turn out otherwise in the next round: it looks at something that the flows
 * write, or at anything that is not the row that started the run. What only looks at constants,
 * settings or columns that nobody writes lets every round through, or none.
 */
function turnsIn(
  view: FlowInSolution["view"],
  written: WrittenColumns,
  isIn: (place: Place) => boolean,
): boolean {
  return (
    view.references.some((one) => isIn(one.in) && turns(one, view, written)) ||
    view.callsOf((name) => CHANGING.has(name)).some((one) => isIn(one.in))
  );
}

function turns(
  reference: PlacedReference,
  view: FlowInSolution["view"],
  written: WrittenColumns,
): boolean {
  const { kind, lower } = reference;
  if (kind !== "trigger") return kind !== "parameter";
  const access = accessOf(reference);
  if (access?.key.kind !== "string") return true;
  const key = lower === "triggerbody" ? `body/${access.key.value}` : access.key.value;
  const [, name] = /^body\/_?(.+?)(?:_(?:value|label|type))?(?:@.*)?$/.exec(key) ?? [];
  return name === undefined || isWritten(name, view, written);
}

/** What each write changes beside what it says, and what the connector says of the write. */
const OF_EACH_WRITE =
  /^(?:modifiedby|modifiedon|modifiedonbehalfby|versionnumber|rowversion|sdkmessage|runassystemuserid)$/i;

/** Whether flows write a column of the row that starts this flow. */
function isWritten(column: string, view: FlowInSolution["view"], written: WrittenColumns): boolean {
  const [trigger] = view.flow.triggers;
  const table =
    trigger?.kind === "connector"
      ? literalText(memberOf(trigger.parameters, TRIGGER_ENTITY))
      : undefined;
  if (table === undefined || OF_EACH_WRITE.test(column)) return true;
  if (!written.has(table)) return false;
  return written.get(table)?.has(column.toLowerCase()) ?? true;
}
