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
  /** What is ready stands from `first` to before `end`; places that are free hold nothing. */
  let tasks: (Task | undefined)[] = [];
  let first = 0;
  let end = 0;
  const startAgain = (left: typeof tasks): void => {
    tasks = left;
    first = 0;
    end = left.length;
  };
  return {
    size: () => end - first,
    push(task) {
      tasks[end] = task;
      end += 1;
    },
    take(place) {
      const oldest = tasks[first];
      if (oldest === undefined) return undefined;
      const chosen = (first + place < end ? tasks[first + place] : undefined) ?? oldest;
      if (place > 0) tasks[first + place] = oldest;
      tasks[first] = undefined;
      first += 1;
      if (first === end) {
        first = 0;
        end = 0;
      } else if (first > SHRINK_AT && first * 2 > end) startAgain(tasks.slice(first, end));
      return chosen;
    },
    clear: () => startAgain([]),
  };
}
