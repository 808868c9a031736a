import type { Instant } from "../port.ts";

/** Something that will happen. */
export interface Happening {
  readonly at: Instant;
  /** Order of scheduling: what was scheduled first comes first at the same moment. */
  readonly order: number;
  readonly cause: Cause;
  readonly happen: () => void;
  /** False once nobody waits for it any more: it is then passed over, and time does not move for it. */
  readonly wanted: (() => boolean) | undefined;
}

/** Which run or person led to it, and over how many runs. */
export interface Cause {
  /** Names of the flows on the way, oldest first. */
  readonly flows: readonly string[];
  readonly generation: number;
}

export const BY_A_PERSON: Cause = { flows: [], generation: 0 };

/** The flows that follow each other in a chain without end, each once, in order. */
export function cycleOf(flows: readonly string[]): readonly string[] {
  const last = flows.at(-1);
  const before = flows.slice(0, -1).lastIndexOf(last ?? "");
  return before < 0 ? flows : flows.slice(before, -1);
}

/** What is to come, the next first: a binary heap, so that cost stays flat in a long world. */
export interface Agenda {
  add(happening: Happening): void;
  peek(): Happening | undefined;
  take(): Happening | undefined;
  readonly size: () => number;
}

export function createAgenda(): Agenda {
  const heap: Happening[] = [];
  const before = (left: Happening | undefined, right: Happening | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    (left.at < right.at || (left.at === right.at && left.order < right.order));
  const swap = (one: number, other: number): void => {
    const [first, second] = [heap[one], heap[other]];
    if (first && second) [heap[one], heap[other]] = [second, first];
  };
  return {
    size: () => heap.length,
    peek: () => heap[0],
    add(happening) {
      heap.push(happening);
      let child = heap.length - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!before(heap[child], heap[parent])) break;
        swap(child, parent);
        child = parent;
      }
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length > 0 && last) {
        heap[0] = last;
        let parent = 0;
        for (;;) {
          const left = 2 * parent + 1;
          const smaller = before(heap[left + 1], heap[left]) ? left + 1 : left;
          if (!before(heap[smaller], heap[parent])) break;
          swap(parent, smaller);
          parent = smaller;
        }
      }
      return first;
    },
  };
}
