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
  const before = new Map<Step, ReturnType<Order["predecessors"]>>();
  const predecessors: Order["predecessors"] = (step) => {
    const known = before.get(step);
    if (known) return known;
    const found = (step.action.runAfter ?? []).map(({ action: name }) => ({
      name,
      step: namesAmong(step.siblings).get(name.toLowerCase()),
    }));
    before.set(step, found);
    return found;
  };
  const ways = waysTo(steps, predecessors);
  return {
    predecessors,
    isBefore: (read, reader) => {
      let earlier = read;
      let later = reader;
      while (earlier.depth > later.depth && earlier.container) earlier = earlier.container;
      while (later.depth > earlier.depth && later.container) later = later.container;
      for (;;) {
        if (earlier === later) return false;
        if (earlier.siblings === later.siblings) {
          return holds(ways.get(later), earlier.index);
        }
        if (!earlier.container || !later.container) return false;
        earlier = earlier.container;
        later = later.container;
      }
    },
  };
}

/** A set of siblings, 32 in a number. */
type Bits = Uint32Array;

const NONE: Bits = new Uint32Array();

const holds = (bits: Bits | undefined, index: number): boolean =>
  (((bits?.[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;

/** The given steps, and what is on the ways to them. */
function union(steps: readonly Step[], ways: ReadonlyMap<Step, Bits>, count: number): Bits {
  const bits = new Uint32Array((count + 31) >>> 5);
  for (const step of steps) {
    const way = ways.get(step) ?? NONE;
    for (let at = 0; at < way.length; at += 1) bits[at] = (bits[at] ?? 0) | (way[at] ?? 0);
    const word = step.index >>> 5;
    bits[word] = (bits[word] ?? 0) | (1 << (step.index & 31));
  }
  return bits;
}

/**
 * For every step the siblings on all ways to it, as bits by their index. Walks without recursion,
 * and a circle ends where it closes: rules report it.
 */
function waysTo(
  steps: readonly Step[],
  predecessors: Order["predecessors"],
): ReadonlyMap<Step, Bits> {
  const ways = new Map<Step, Bits>();
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
      ways.set(step, before.length === 0 ? NONE : union(before, ways, step.siblings.length));
      open.delete(step);
      stack.pop();
    }
  }
  return ways;
}
