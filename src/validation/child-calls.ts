import type { ChildFlowAction } from "#wdl";
import { oncePer } from "./once-per.ts";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";
import type { Step } from "./steps.ts";

export interface ChildCall {
  readonly parent: FlowInSolution;
  readonly step: Step<ChildFlowAction>;
  readonly child: FlowInSolution;
}

/** Nothing is known of a flow that nobody could read. */
const isEmpty = ({ view: { flow } }: FlowInSolution): boolean =>
  flow.triggers.length === 0 && flow.actions.length === 0;

/** Calls of flows that are part of the solution. */
export const childCallsIn = oncePer(({ flows, flowWithId }: SolutionView): readonly ChildCall[] =>
  flows.flatMap((parent) =>
    parent.view.stepsOfKind("child-flow").flatMap((step) => {
      const child = flowWithId(step.action.workflowReferenceName);
      return child && !isEmpty(child) ? [{ parent, step, child }] : [];
    }),
  ),
);
