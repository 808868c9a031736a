import type { EvaluationScope } from "../scope.ts";
import type { Value } from "../value.ts";

/** A function whose arguments are all evaluated, from left to right, before it runs. */
export interface FunctionBody {
  readonly least: number;
  readonly most: number;
  /** Whether it sees its run; what does not gives the same whenever it gets the same. */
  readonly seesRun: boolean;
  readonly run: (args: readonly Value[], scope: EvaluationScope) => Value;
}

/** By name in lower case. */
export type FunctionTable = Readonly<Record<string, FunctionBody>>;

/** A function with so many arguments, `least` to `most`; it sees its run if `run` names a scope. */
export const takes = (
  least: number,
  most: number,
  run: (args: readonly Value[], scope: EvaluationScope) => Value,
): FunctionBody => ({ least, most, seesRun: run.length > 1, run });

export const ANY_NUMBER = Number.POSITIVE_INFINITY;
