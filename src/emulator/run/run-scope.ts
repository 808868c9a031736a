import { type Action, childActions } from "#wdl";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import { nameKey } from "../recall.ts";
import { type Frame, frameFor, resultIn, turnNamed } from "./frame.ts";
import { type ActionResult, recordOf } from "./result.ts";
import type { Run } from "./run.ts";

/** What expressions of an action see: its run, from the loop turns it stands in. Made once a frame. */
export function scopeIn(run: Run, frame: Frame): EvaluationScope {
  frame.scope ??= newScope(run, frame);
  return frame.scope;
}

function newScope(run: Run, frame: Frame): EvaluationScope {
  const { host } = run;
  /** As seen from here: of a loop's inside from outside, the last turn's; null before it has ended. */
  const seen = (name: string): ActionResult | null | undefined => {
    const key = nameKey(name);
    const place = run.places.get(key);
    return place && (resultIn(frameFor(frame, place.loops), key) ?? null);
  };
  return {
    profile: host.profile,
    trigger: () => run.trigger,
    action(name) {
      const result = seen(name);
      return result && recordOf(result, run);
    },
    outputs(name) {
      const result = seen(name);
      return result && (result.outputs ?? null);
    },
    result: (name) => resultsOf(run, frame, name),
    variable: (name) => run.variables.get(nameKey(name))?.value,
    parameter: (name) => host.parameter(name),
    loopItem: (name) => turnNamed(frame, name, "for-each")?.item,
    iterationIndex(name) {
      const index = turnNamed(frame, name, "until")?.index;
      return index === undefined ? undefined : BigInt(index);
    },
    item() {
      for (let at: Frame | undefined = frame; at; at = at.parent) {
        if (at.item !== undefined) return at.item;
      }
      return undefined;
    },
    current: () => undefined,
    workflow: () => host.workflow(run),
    listCallbackUrl: () => undefined,
    now: () => host.now(),
    random: () => host.random(),
  };
}

/** The same scope for looking at the elements of an array one after the other. */
export function scopeOverItems(scope: EvaluationScope): (item: Value) => EvaluationScope {
  let current: Value = null;
  const own: EvaluationScope = { ...scope, item: () => current };
  return (item) => {
    current = item;
    return own;
  };
}

/** The same where `action()` is allowed: tracked properties and the condition of an Until. */
export const scopeWithCurrent = (
  scope: EvaluationScope,
  current: () => ObjectValue,
): EvaluationScope => ({ ...scope, current });

/**
 * Records of the first level of a container; of a loop one entry an action, whose `outputs` are its
 * records turn by turn. Undefined for what is no container.
 */
function resultsOf(run: Run, frame: Frame, name: string): readonly Value[] | undefined {
  const key = nameKey(name);
  const place = run.places.get(key);
  if (!place || !HOLDING.has(place.action.kind)) return undefined;
  const children = childActions(place.action).flat();
  const home = frameFor(frame, place.loops);
  const turns = home.turns.get(key) ?? [];
  const looping = place.action.kind === "for-each" || place.action.kind === "until";
  const recordsIn = (frames: readonly Frame[], child: Action): readonly Value[] =>
    frames.flatMap((turn) => {
      const result = resultIn(turn, nameKey(child.name));
      return result ? [recordOf(result, run)] : [];
    });
  if (!looping || turns.length === 0) return children.flatMap((child) => recordsIn([home], child));
  return children.map((child) =>
    new Map<string, Value>().set("name", child.name).set("outputs", recordsIn(turns, child)),
  );
}

const HOLDING: ReadonlySet<string> = new Set(["scope", "if", "switch", "for-each", "until"]);
