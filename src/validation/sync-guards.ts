import { accessOf } from "./around.ts";
import { comparisonsAround } from "./comparisons.ts";
import { columnBehind, TRIGGER_ENTITY, TRIGGER_FILTER } from "./dataverse-calls.ts";
import type { WrittenColumns } from "./deeds.ts";
import type { Place, PlacedReference } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { literalText, memberOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import { comparedIn, queryText } from "./query-text.ts";
import type { FlowInSolution } from "./solution-view.ts";
import { containersOf, type Step } from "./steps.ts";

export interface Guards {
  /** What may keep the second flow from being started, for people; undefined where nothing does. */
  readonly guard: string | undefined;
  /** Whether a comparison stands before it: where nothing differs, the second flow is not started. */
  readonly compared: boolean;
}

/** What keeps the trigger of a flow from starting it, for people. */
export function guardIn(
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

/** The decisions around the write, and those before it that may end the run. */
export function guardsAround(
  step: Step,
  { component }: FlowInSolution,
  view: FlowView,
  written: WrittenColumns,
): Guards {
  const deciding = decidingIn(view);
  const decides = (one: Step): boolean => {
    if (one.action.kind !== "if" && one.action.kind !== "switch") return false;
    const known = deciding.get(one);
    if (known !== undefined) return known;
    const is = turnsIn(view, written, ({ step, path }) => step === one && path[0] === "expression");
    deciding.set(one, is);
    return is;
  };
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
    guard: steps && `${steps} in "${component.name}"`,
    compared: comparing.length > 0,
  };
}

/** Decisions that were looked at, and whether they can turn out otherwise in the next round. */
const decidingIn = oncePer((_: FlowView) => new Map<Step, boolean>());

/** Every guard by its name: whoever takes one of several away changes what is said. */
export const told = (...guards: readonly (string | undefined)[]): string | undefined => {
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
  view: FlowView,
  written: WrittenColumns,
  isIn: (place: Place) => boolean,
): boolean {
  return (
    view.references.some((one) => isIn(one.in) && turns(one, view, written)) ||
    view.callsOf((name) => CHANGING.has(name)).some((one) => isIn(one.in))
  );
}

function turns(reference: PlacedReference, view: FlowView, written: WrittenColumns): boolean {
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
function isWritten(column: string, view: FlowView, written: WrittenColumns): boolean {
  const [trigger] = view.flow.triggers;
  const table =
    trigger?.kind === "connector"
      ? literalText(memberOf(trigger.parameters, TRIGGER_ENTITY))
      : undefined;
  if (table === undefined || OF_EACH_WRITE.test(column)) return true;
  if (!written.has(table)) return false;
  return written.get(table)?.has(column.toLowerCase()) ?? true;
}
