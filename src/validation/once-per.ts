/** What answers to questions about it hang on: they go when it goes. */
export interface Remembering {
  /** By question. */
  readonly answers: Map<unknown, unknown>;
}

/**
 * Answers a question about something once, however many rules ask it. No WeakMap: the engine frees
 * what one holds only where it looks through all of its memory.
 */
export const oncePer =
  <Of extends Remembering, Answer extends object>(work: (of: Of) => Answer): ((of: Of) => Answer) =>
  (of) => {
    const found = of.answers.get(work);
    if (found !== undefined) return found as Answer;
    const answer = work(of);
    of.answers.set(work, answer);
    return answer;
  };
