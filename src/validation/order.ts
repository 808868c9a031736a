import type { Step } from "./steps.ts";

/** What is certain about the order in which the actions of a flow run (flow-language.md §4, §6). */
export interface Order {
  /**
   * Whether `reader` may read `read`: the latter, or a container of it, is on the way of `runAfter`
   * to the reader or to one of the containers around the reader.
   */
  readonly isBefore: (read: Step, reader: Step) => boolean;
  /** The siblings an action waits for, by name as written; undefined where there is none. */
  readonly predecessors: (
    step: Step,
  ) => readonly { readonly name: string; readonly step: Step | undefined }[];
}

export function orderOf(steps: readonly Step[]): Order {
  const siblingNamed = new Map<readonly Step[], ReadonlyMap<string, Step>>();
  const namesAmong = (siblings: readonly Step[]): ReadonlyMap<string, Step> => {
    const known = siblingNamed.get(siblings);
    if (known) return known;
    const names = new Map(siblings.map((step) => [step.action.name.toLowerCase(), step]));
    siblingNamed.set(siblings, names);
    return names;
  };
  const predecessors = (step: Step) =>
    (step.action.runAfter ?? []).map(({ action: name }) => ({
      name,
      step: namesAmong(step.siblings).get(name.toLowerCase()),
    }));
  const ways = waysTo(steps, predecessors);
  return {
    predecessors,
    isBefore: (read, reader) => {
      let [earlier, later]: [Step, Step] = [read, reader];
      while (earlier.depth > later.depth && earlier.container) earlier = earlier.container;
      while (later.depth > earlier.depth && later.container) later = later.container;
      for (;;) {
        if (earlier === later) return false;
        if (earlier.siblings === later.siblings) {
          return ((ways.get(later) ?? 0n) & (1n << BigInt(earlier.index))) !== 0n;
        }
        if (!earlier.container || !later.container) return false;
        [earlier, later] = [earlier.container, later.container];
      }
    },
  };
}

/**
 * For every step the siblings on all ways to it, as bits by their index. Walks without recursion,
 * and a circle ends where it closes: rules report it.
 */
function waysTo(
  steps: readonly Step[],
  predecessors: Order["predecessors"],
): ReadonlyMap<Step, bigint> {
  const ways = new Map<Step, bigint>();
  const open = new Set<Step>();
  for (const start of steps) {
    const stack = [start];
    while (stack.length > 0) {
      const step = stack[stack.length - 1] as Step;
      if (ways.has(step)) {
        stack.pop();
        continue;
      }
      const before = predecessors(step).flatMap(({ step: one }) => (one ? [one] : []));
      const missing = open.has(step)
        ? []
        : before.filter((one) => !ways.has(one) && !open.has(one));
      open.add(step);
      if (missing.length > 0) {
        stack.push(...missing);
        continue;
      }
      let way = 0n;
      for (const one of before) way |= (ways.get(one) ?? 0n) | (1n << BigInt(one.index));
      ways.set(step, way);
      open.delete(step);
      stack.pop();
    }
  }
  return ways;
}
