import type { FlowInSolution } from "./solution-view.ts";
import type { SyncEdge } from "./sync-graph.ts";

/** For every flow that can start itself again the shortest way round, each way once. */
export function loopsIn(edges: readonly SyncEdge[]): readonly (readonly SyncEdge[])[] {
  const leaving = new Map<FlowInSolution, SyncEdge[]>();
  for (const edge of edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  const told = new Set<FlowInSolution>();
  const loops: (readonly SyncEdge[])[] = [];
  for (const start of leaving.keys()) {
    if (told.has(start)) continue;
    const loop = wayRound(start, leaving);
    if (!loop) continue;
    for (const { from } of loop) told.add(from);
    loops.push(loop);
  }
  return loops;
}

/** Breadth first, so that the way is the shortest. */
function wayRound(
  start: FlowInSolution,
  leaving: ReadonlyMap<FlowInSolution, readonly SyncEdge[]>,
): readonly SyncEdge[] | undefined {
  const reached = new Map<FlowInSolution, SyncEdge>();
  const queue = [start];
  for (const at of queue) {
    for (const edge of leaving.get(at) ?? []) {
      if (reached.has(edge.to)) continue;
      reached.set(edge.to, edge);
      if (edge.to === start) return wayBack(start, reached);
      queue.push(edge.to);
    }
  }
  return undefined;
}

function wayBack(
  start: FlowInSolution,
  reached: ReadonlyMap<FlowInSolution, SyncEdge>,
): readonly SyncEdge[] {
  const way: SyncEdge[] = [];
  for (
    let edge = reached.get(start);
    edge;
    edge = edge.from === start ? undefined : reached.get(edge.from)
  ) {
    way.unshift(edge);
  }
  return way;
}
