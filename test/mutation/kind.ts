import type { SolutionModel } from "#model";
import type { Loose } from "./flow-json.ts";
import type { Random } from "./random.ts";

/** One way to break a flow or a solution. */
export interface MutantKind {
  readonly name: string;
  /** The fact that it breaks. */
  readonly fact: string;
  /** Areas or codes of findings that must tell it. */
  readonly expects: readonly string[];
  /** Breaks the flow in place; false where nothing fits. */
  readonly plant?: (root: Loose, random: Random) => boolean;
  /** Breaks the solution around the flows; undefined where nothing fits. */
  readonly plantInSolution?: (model: SolutionModel, random: Random) => SolutionMutant | undefined;
}

export interface SolutionMutant {
  readonly model: SolutionModel;
  readonly previous?: SolutionModel;
}
