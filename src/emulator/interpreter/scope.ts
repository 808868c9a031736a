import { nameKey } from "#foundation";
import type { Instant } from "../port.ts";
import type { Profile } from "./profile.ts";
import type { ObjectValue, Value } from "./value.ts";

/** A name as it is written, and in lower case, as it is looked up. */
export interface Name {
  readonly text: string;
  readonly key: string;
}

export const nameOf = (text: string): Name => ({ text, key: nameKey(text) });

/**
 * What an expression can see of its run. The run provides it, the evaluator only asks; every name
 * is looked up without regard to case. `undefined` = there is no such thing (an error of the
 * definition), `null` results are values.
 */
export interface EvaluationScope {
  readonly profile: Profile;
  /** `trigger()`: the trigger's record. */
  trigger(): ObjectValue | undefined;
  /** `actions('A')`: the record of an action, null when it has not run in this scope. */
  action(name: Name): ObjectValue | null | undefined;
  /** `outputs('A')`: those of an action, null when it has none or has not run in this scope. */
  outputs(name: Name): Value | undefined;
  /** `result('S')`: records of the first level of a container. */
  result(name: Name): readonly Value[] | undefined;
  variable(name: Name): Value | undefined;
  parameter(name: Name): Value | undefined;
  /** `items('L')` of an enclosing Foreach. */
  loopItem(name: Name): Value | undefined;
  /** `iterationIndexes('U')` of an enclosing Until. */
  iterationIndex(name: Name): bigint | undefined;
  /** `item()`: element of the innermost array context. */
  item(): Value | undefined;
  /** `action()`: the action being evaluated, where that is allowed. */
  current(): ObjectValue | undefined;
  workflow(): ObjectValue;
  listCallbackUrl(): string | undefined;
  now(): Instant;
  /** Next number of the seeded chance, 0 ≤ n < 1. */
  random(): number;
}

/**
 * The same scope with something else in it. Its members are written out in the order of the interface,
 * as they are wherever a scope is made: objects of one shape are read without a search.
 */
export const scopeWith = (
  scope: EvaluationScope,
  { item, current }: Partial<Pick<EvaluationScope, "item" | "current">>,
): EvaluationScope => ({
  profile: scope.profile,
  trigger: scope.trigger,
  action: scope.action,
  outputs: scope.outputs,
  result: scope.result,
  variable: scope.variable,
  parameter: scope.parameter,
  loopItem: scope.loopItem,
  iterationIndex: scope.iterationIndex,
  item: item ?? scope.item,
  current: current ?? scope.current,
  workflow: scope.workflow,
  listCallbackUrl: scope.listCallbackUrl,
  now: scope.now,
  random: scope.random,
});
