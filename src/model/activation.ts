import { atPart, by, type Checked, topologicalOrder } from "#foundation";
import { type Action, childActions } from "#wdl";
import type { FlowComponent } from "./solution.ts";

/** When a flow is switched on; a flow cannot be on before those it calls. */
export interface ActivationStep {
  /** From 1. */
  readonly step: number;
  readonly name: string;
  readonly workflowId: string;
  readonly calls: readonly string[];
}

/** The id that a reference to a flow names; readers bear capitals and braces. */
export const flowIdIn = (reference: string): string =>
  reference.toLowerCase().replaceAll(/^\{|\}$/g, "");

/** Ids of the flows that a list of actions calls, each once, sorted. */
export function callsOf(actions: readonly Action[]): readonly string[] {
  const found = new Set<string>();
  const look = (list: readonly Action[]): void => {
    for (const action of list) {
      if (action.kind === "child-flow") found.add(flowIdIn(action.workflowReferenceName));
      for (const inner of childActions(action)) look(inner);
    }
  };
  look(actions);
  return [...found].toSorted();
}

/**
 * Children before their callers, else as the definition has them, else by name; flows that call each
 * other in a circle are an error.
 */
export function activationOrder(
  flows: readonly FlowComponent[],
): Checked<readonly ActivationStep[]> {
  const sorted = flows
    .toSorted(by(({ name, id }) => `${name}\0${id}`))
    .toSorted((left, right) => placeOf(left) - placeOf(right));
  const byId = new Map(sorted.map((flow) => [flow.id, flow]));
  const calls = new Map(sorted.map(({ id, definition }) => [id, callsOf(definition.actions)]));
  const walked = topologicalOrder(calls);
  if ("circle" in walked) {
    const names = walked.circle.map((id) => `"${byId.get(id)?.name ?? id}"`).join(" → ");
    const message = `Flows call each other in a circle: ${names}.`;
    const at = atPart(byId.get(walked.circle[0] ?? "")?.part ?? "Workflows");
    return { value: [], diagnostics: [{ code: "model/circle", severity: "error", message, at }] };
  }
  const steps = walked.order.map((id, index) => ({
    step: index + 1,
    name: byId.get(id)?.name ?? id,
    workflowId: id,
    calls: calls.get(id) ?? [],
  }));
  return { value: steps, diagnostics: [] };
}

/** Flows of a zip have no position and go by their names alone. */
const placeOf = ({ position }: FlowComponent): number => position ?? 0;
