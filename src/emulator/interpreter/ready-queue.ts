import type { ActionState } from "./state.ts";

/** Actions that may start: first come first served, or by seeded chance. */
export interface ReadyQueue {
  readonly size: number;
  push(state: ActionState): void;
  next(): ActionState | undefined;
  clear(): void;
}

/** `random` shuffles: it finds what relies on an order that the platform does not promise. */
export function readyQueue(random?: () => number): ReadyQueue {
  let list: ActionState[] = [];
  let head = 0;
  return {
    get size() {
      return list.length - head;
    },
    push(state) {
      list.push(state);
    },
    next() {
      const size = list.length - head;
      if (size === 0) return undefined;
      if (random && size > 1) {
        const at = head + Math.floor(random() * size);
        const chosen = list[at] as ActionState;
        list[at] = list[head] as ActionState;
        list[head] = chosen;
      }
      const state = list[head];
      head += 1;
      if (head === list.length) {
        list = [];
        head = 0;
      } else if (head > 1024 && head * 2 > list.length) {
        list = list.slice(head);
        head = 0;
      }
      return state;
    },
    clear() {
      list = [];
      head = 0;
    },
  };
}
