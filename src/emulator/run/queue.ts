/** What is ready to be done, first in, first out unless somebody picks another. */
export interface Queue<Task> {
  readonly size: () => number;
  push(task: Task): void;
  /** `place` counts from the oldest. */
  take(place: number): Task | undefined;
  clear(): void;
}

const SHRINK_AT = 64;

export function createQueue<Task>(): Queue<Task> {
  let tasks: Task[] = [];
  let first = 0;
  return {
    size: () => tasks.length - first,
    push: (task) => void tasks.push(task),
    take(place) {
      const oldest = tasks[first];
      if (oldest === undefined) return undefined;
      const chosen = tasks[first + place] ?? oldest;
      if (place > 0) tasks[first + place] = oldest;
      first += 1;
      if (first === tasks.length) {
        tasks.length = 0;
        first = 0;
      } else if (first > SHRINK_AT && first * 2 > tasks.length) {
        tasks = tasks.slice(first);
        first = 0;
      }
      return chosen;
    },
    clear() {
      tasks = [];
      first = 0;
    },
  };
}
