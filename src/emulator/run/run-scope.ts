import { nameKey } from "#foundation";
import { type Action, childActions } from "#wdl";
import { type EvaluationScope, type Name, scopeWith } from "../interpreter/scope.ts";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import { type Frame, frameFor, resultIn, turnNamed } from "./frame.ts";
import { recordOf } from "./result.ts";
import type { Run } from "./run.ts";

/** What expressions of an action see: its run, from the loop turns it stands in. Made once a frame. */
export function scopeIn(run: Run, frame: Frame): EvaluationScope {
  frame.scope ??= newScope(run, frame);
  return frame.scope;
}

function newScope(run: Run, frame: Frame): EvaluationScope {
  const { host } = run;
  /** Where an action is seen from here: of a loop's inside from outside, in its last turn. */
  const homeOf = ({ key }: Name): Frame | undefined => {
    const place = run.places.get(key);
    return place && frameFor(frame, place.loops);
  };
  return {
    profile: host.profile,
    trigger: () => run.trigger,
    action(name) {
      const home = homeOf(name);
      const result = home && (resultIn(home, name.key) ?? null);
      return result && recordOf(result, run);
    },
    outputs(name) {
      // Outside of loops everything is at home.
      const here = frame.parent ? undefined : frame.results.get(name.key);
      if (here) return here.outputs ?? null;
      const home = homeOf(name);
      // What was skipped has none.
      return home && (home.results.get(name.key)?.outputs ?? null);
    },
    result: (name) => resultsOf(run, frame, name),
    variable: (name) => run.variables.get(name.key)?.value,
    parameter: (name) => host.parameter(name),
    loopItem: (name) => turnNamed(frame, name.key, "for-each")?.item,
    iterationIndex(name) {
      const index = turnNamed(frame, name.key, "until")?.index;
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
  const own = scopeWith(scope, { item: () => current });
  return (item) => {
    current = item;
    return own;
  };
}

/** The same where `action()` is allowed: tracked properties and the condition of an Until. */
export const scopeWithCurrent = (
  scope: EvaluationScope,
  current: () => ObjectValue,
): EvaluationScope => scopeWith(scope, { current });

/**
 * Records of the first level of a container; of a loop one entry an action, whose `outputs` are its
 * records turn by turn. Undefined for what is no container.
 */
function resultsOf(run: Run, frame: Frame, { key }: Name): readonly Value[] | undefined {
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
