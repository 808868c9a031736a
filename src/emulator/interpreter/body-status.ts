import type { RunStatus } from "#wdl";
import type { ActionNode, Body } from "./plan.ts";

export type BodyStatus = "Succeeded" | "Failed" | "TimedOut";

/**
 * How a body ended (flow-language.md §4): its leaves decide, and for a skipped leaf those it ran
 * after. Succeeded, Cancelled and Skipped are neutral.
 */
export function statusOfBody(body: Body, statusOf: (node: ActionNode) => RunStatus): BodyStatus {
  let result: BodyStatus = "Succeeded";
  const pending = [...body.leaves];
  let seen: Set<ActionNode> | undefined;
  for (let node = pending.pop(); node; node = pending.pop()) {
    const status = statusOf(node);
    if (status === "Failed") return "Failed";
    if (status === "TimedOut") result = "TimedOut";
    if (status !== "Skipped") continue;
    seen ??= new Set();
    if (seen.has(node)) continue;
    seen.add(node);
    for (const { node: predecessor } of node.predecessors) pending.push(predecessor);
  }
  return result;
}

/** Of iterations one after the other, and of two branches. */
export const worseOf = (left: BodyStatus, right: BodyStatus): BodyStatus =>
  left === "Failed" || right === "Failed"
    ? "Failed"
    : left === "TimedOut" || right === "TimedOut"
      ? "TimedOut"
      : "Succeeded";
