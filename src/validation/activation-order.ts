import { topologicalOrder } from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import { allActions } from "#wdl";

/**
 * Flows in an order in which they can be switched on: each behind those it calls. Calls of flows
 * outside the solution are left out. Undefined when flows call each other in a circle.
 */
export function activationOrder({ flows }: SolutionModel): readonly FlowComponent[] | undefined {
  const byId = new Map(flows.map((flow) => [flow.id.toLowerCase(), flow]));
  const needs = new Map(
    [...byId].map(([id, { definition }]) => [
      id,
      [...allActions(definition.actions)].flatMap(({ action }) =>
        action.kind === "child-flow" ? [action.workflowReferenceName.toLowerCase()] : [],
      ),
    ]),
  );
  const sorted = topologicalOrder(needs);
  if ("circle" in sorted) return undefined;
  return sorted.order.flatMap((id) => byId.get(id) ?? []);
}
