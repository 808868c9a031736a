import type { ActionNode } from "./plan.ts";
import { recordOf, resultOf, seenRecord } from "./record.ts";
import type { EvaluationScope } from "./scope.ts";
import type { ActionState, Layer, Run } from "./state.ts";
import type { Value } from "./value.ts";

/** What the expressions of a layer see. The same for all its actions. */
export function scopeOf(run: Run, layer: Layer): EvaluationScope {
  layer.scope ??= newScope(run, layer);
  return layer.scope;
}

/** The same with an array's element, as Query and Select have it. */
export const scopeWithItem = (scope: EvaluationScope, item: () => Value): EvaluationScope => ({
  ...scope,
  item,
});

/** The same with `action()`, where that is allowed. */
export const scopeWithCurrent = (
  run: Run,
  scope: EvaluationScope,
  state: ActionState,
): EvaluationScope => ({ ...scope, current: () => recordOf(run, state) });

/** The state of an action as seen from a layer: of a loop's inside from outside, the last finished. */
export function stateSeenFrom(layer: Layer, node: ActionNode): ActionState | undefined {
  for (let at: Layer | undefined = layer; at; at = at.outer) {
    if (at.loop === node.loop) return at.states[node.slot];
  }
  return node.loop && stateSeenFrom(layer, node.loop)?.last?.states[node.slot];
}

function newScope(run: Run, layer: Layer): EvaluationScope {
  const { nodes } = run.plan;
  const seen = (name: string): ActionState | undefined => {
    const node = nodes.get(name.toLowerCase());
    return node && stateSeenFrom(layer, node);
  };
  const enclosing = (kind: "for-each" | "until", key?: string): Layer | undefined => {
    for (let at: Layer | undefined = layer; at?.loop; at = at.outer) {
      if (at.loop.action.kind === kind && (key ?? at.loop.key) === at.loop.key) return at;
    }
    return undefined;
  };
  return {
    profile: run.profile,
    trigger: () => run.trigger,
    action: (name) => (nodes.has(name.toLowerCase()) ? seenRecord(run, seen(name)) : undefined),
    result(name) {
      const state = seen(name);
      return state && state.node.bodies.length > 0 ? resultOf(run, state) : undefined;
    },
    variable: (name) => run.variables.get(name.toLowerCase())?.value,
    parameter: (name) => run.parameters.get(name.toLowerCase()),
    loopItem: (name) => enclosing("for-each", name.toLowerCase())?.item,
    iterationIndex(name) {
      const round = enclosing("until", name.toLowerCase());
      return round && BigInt(round.index);
    },
    item: () => enclosing("for-each")?.item,
    current: () => undefined,
    workflow: () => run.workflow,
    listCallbackUrl: () => undefined,
    now: () => run.port.now(),
    random: () => run.port.random(),
  };
}
