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

/** A set of siblings by their index, as many in a number as V8 keeps without an object. */
type Bits = readonly number[];
const IN_A_NUMBER = 30;

const NONE: Bits = Object.freeze([]);

const holds = (bits: Bits | undefined, index: number): boolean =>
  (((bits?.[Math.floor(index / IN_A_NUMBER)] ?? 0) >>> (index % IN_A_NUMBER)) & 1) === 1;

/** What is on the ways to a step: what it waits for, and what is on the ways to that. */
function waysOver(
  before: ReturnType<Order["predecessors"]>,
  ways: ReadonlyMap<Step, Bits>,
  count: number,
): Bits {
  const bits: number[] = new Array(Math.ceil(count / IN_A_NUMBER)).fill(0);
  for (let one = 0; one < before.length; one += 1) {
    const step = before[one]?.step;
    if (step === undefined) continue;
    const way = ways.get(step) ?? NONE;
    for (let at = 0; at < way.length; at += 1) bits[at] = (bits[at] ?? 0) | (way[at] ?? 0);
    const word = Math.floor(step.index / IN_A_NUMBER);
    bits[word] = (bits[word] ?? 0) | (1 << (step.index % IN_A_NUMBER));
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
  const stack: Step[] = [];
  for (const start of steps) {
    if (ways.has(start)) continue;
    stack.push(start);
    while (stack.length > 0) {
      const step = stack[stack.length - 1] as Step;
      if (ways.has(step)) {
        stack.pop();
        continue;
      }
      const before = predecessors(step);
      const waiting = stack.length;
      if (!open.has(step)) {
        for (let at = 0; at < before.length; at += 1) {
          const one = before[at]?.step;
          if (one && !ways.has(one) && !open.has(one)) stack.push(one);
        }
        if (stack.length > waiting) {
          open.add(step);
          continue;
        }
      }
      const { length } = step.siblings;
      ways.set(step, before.length === 0 ? NONE : waysOver(before, ways, length));
      open.delete(step);
      stack.pop();
    }
  }
  return ways;
}
