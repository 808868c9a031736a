import { type EvaluationScope, type Name, nameOf } from "../scope.ts";
import type { Value } from "../value.ts";
import { textArgument } from "./arguments.ts";

/** A function whose arguments are all evaluated, from left to right, before it runs. */
export interface FunctionBody {
  readonly least: number;
  readonly most: number;
  /** Whether it sees its run; what does not gives the same whenever it gets the same. */
  readonly seesRun: boolean;
  readonly run: (args: readonly Value[], scope: EvaluationScope) => Value;
  /** Of a function whose argument is a name: the same for one that is known before. */
  readonly ofName?: (name: Name, scope: EvaluationScope) => Value;
}

/** By name in lower case. */
export type FunctionTable = Readonly<Record<string, FunctionBody>>;

/** A function with so many arguments, `least` to `most`; it sees its run if `run` names a scope. */
export const takes = (
  least: number,
  most: number,
  run: (args: readonly Value[], scope: EvaluationScope) => Value,
): FunctionBody => ({ least, most, seesRun: run.length > 1, run });

/** A function of the name of something in the run. */
export const takesName = (ofName: (name: Name, scope: EvaluationScope) => Value): FunctionBody => ({
  ...takes(1, 1, (args, scope) => ofName(nameOf(textArgument(args, 0)), scope)),
  ofName,
});

export const ANY_NUMBER = Number.POSITIVE_INFINITY;
