import { type Action, allActions, type ChildFlowAction } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";
import type { Step } from "./steps.ts";

/** A call of a flow that is part of the solution. */
export interface ChildCall {
  readonly step: Step<ChildFlowAction>;
  readonly child: FlowInSolution;
}

/** Nothing is known of a flow that nobody could read. */
const isEmpty = ({ component: { definition } }: FlowInSolution): boolean =>
  definition.triggers.length === 0 && definition.actions.length === 0;

/** Calls that a flow makes. */
export const childCallsOf = (
  { stepsOfKind }: FlowView,
  { flowWithId }: SolutionView,
): readonly ChildCall[] =>
  stepsOfKind("child-flow").flatMap((step) => {
    const child = flowWithId(step.action.workflowReferenceName);
    return child && !isEmpty(child) ? [{ step, child }] : [];
  });

/** The kinds of actions that a flow holds. */
export const kindsIn = oncePer(
  ({ component: { definition } }: FlowInSolution): ReadonlySet<Action["kind"]> =>
    new Set([...allActions(definition.actions)].map(({ action }) => action.kind)),
);
