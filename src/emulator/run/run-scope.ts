import { childActions } from "#wdl";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { ObjectValue, Value } from "../interpreter/value.ts";
import { type Frame, resultIn, turnNamed } from "./frame.ts";
import { recordOf } from "./result.ts";
import type { Run } from "./run.ts";

/** What expressions of an action see: its run, from the loop turns it stands in. */
export function scopeIn(run: Run, frame: Frame, current?: () => ObjectValue): EvaluationScope {
  const { host } = run;
  const scope: EvaluationScope = {
    profile: host.profile,
    trigger: () => run.trigger,
    action: (name) => {
      const result = resultIn(frame, name);
      if (result) return recordOf(result, run.id);
      return run.containers.has(name.toLowerCase()) ? null : undefined;
    },
    result: (name) => resultsOf(run, frame, name),
    variable: (name) => run.variables.get(name.toLowerCase())?.value,
    parameter: (name) => host.parameter(name),
    loopItem: (name) => turnNamed(frame, name)?.item,
    iterationIndex: (name) => {
      const index = turnNamed(frame, name)?.index;
      return index === undefined ? undefined : BigInt(index);
    },
    item: () => {
      for (let at: Frame | undefined = frame; at; at = at.parent) {
        if (at.item !== undefined) return at.item;
      }
      return undefined;
    },
    current: () => current?.(),
    workflow: () => host.workflow(),
    listCallbackUrl: () => undefined,
    now: () => host.now(),
    random: () => host.random(),
  };
  return scope;
}

/** The same scope while one element of an array is looked at. */
export const scopeWithItem = (scope: EvaluationScope, item: Value): EvaluationScope => ({
  ...scope,
  item: () => item,
});

/** Records of the first level of a container; undefined for what is none. */
function resultsOf(run: Run, frame: Frame, name: string): readonly Value[] | undefined {
  const container = run.containers.get(name.toLowerCase());
  if (!container || childActions(container).length === 0) return undefined;
  return childActions(container)
    .flat()
    .flatMap((child) => {
      const result = resultIn(frame, child.name);
      return result ? [recordOf(result, run.id)] : [];
    });
}
