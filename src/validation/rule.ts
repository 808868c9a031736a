import type { Address, Severity } from "#foundation";
import type { SolutionModel } from "#model";
import type { FlowExample, SolutionExample } from "./example.ts";
import type { FlowView } from "./flow-view.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";

/** What a rule says of a place; its code and severity are the rule's. */
export interface Report {
  (finding: { readonly message: string; readonly at: Address; readonly hint?: string }): void;
  /** The rule cannot judge a place because it does not know enough: counted, nothing else. */
  readonly notJudged: () => void;
}

interface Common<Example> {
  /** `area/name`: the rule's file under `rules`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happens to a flow that breaks it. */
  readonly why: string;
  /** The fact it stands on, a section of the facts. */
  readonly fact: string;
  /** Findings of the reader that it says better: where it says something, they are not told. */
  readonly replaces?: readonly string[];
  /** Run as tests and printed in the handbook; made when asked for, which no check does. */
  readonly examples: () => { readonly good: Example; readonly bad: Example };
}

export interface FlowRule extends Common<FlowExample> {
  readonly judges: "flow";
  readonly check: (flow: FlowView, report: Report) => void;
}

/** Judges each flow by itself, but by what else the solution holds. */
export interface FlowInSolutionRule extends Common<SolutionExample> {
  readonly judges: "flow-in-solution";
  readonly check: (flow: FlowInSolution, report: Report, solution: SolutionView) => void;
}

export interface SolutionRule extends Common<SolutionExample> {
  readonly judges: "solution";
  /** Asks each flow, while it is looked at, what {@link check} has to know of it. */
  readonly gather?: (flow: FlowInSolution, solution: SolutionView) => void;
  readonly check: (solution: SolutionView, report: Report) => void;
}

/** Compares a release with the one before it. */
export interface UpgradeRule
  extends Common<{ readonly before: SolutionExample; readonly now: SolutionExample }> {
  readonly judges: "upgrade";
  /** @param isUnlike whether the two differ in what models do not say; asked for only where it matters */
  readonly check: (
    before: SolutionModel,
    now: SolutionView,
    report: Report,
    isUnlike: () => boolean,
  ) => void;
}

export type Rule = FlowRule | FlowInSolutionRule | SolutionRule | UpgradeRule;

export const defineRule = <const Of extends Rule>(rule: Of): Of => Object.freeze(rule);
