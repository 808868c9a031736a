/** Which nodes must come before a node. */
export type Predecessors = ReadonlyMap<string, readonly string[]>;

/**
 * Nodes so that each stands behind all it needs; among nodes that are ready the order of the map
 * decides. Needs outside the map are ignored. A circle is returned instead, as the path round it.
 */
export function topologicalOrder(
  needs: Predecessors,
): { readonly order: readonly string[] } | { readonly circle: readonly string[] } {
  const order: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): readonly string[] | undefined => {
    if (done.has(node)) return undefined;
    const start = path.indexOf(node);
    if (start >= 0) return [...path.slice(start), node];
    path.push(node);
    for (const need of needs.get(node) ?? []) {
      const circle = needs.has(need) ? visit(need) : undefined;
      if (circle) return circle;
    }
    path.pop();
    done.add(node);
    order.push(node);
    return undefined;
  };
  for (const node of needs.keys()) {
    const circle = visit(node);
    if (circle) return { circle };
  }
  return { order };
}
