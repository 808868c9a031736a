/** Answers a question about an object once, however many rules ask it. */
export function oncePer<Of extends object, Answer extends object>(
  work: (of: Of) => Answer,
): (of: Of) => Answer {
  const known = new WeakMap<Of, Answer>();
  return (of) => {
    const found = known.get(of);
    if (found) return found;
    const answer = work(of);
    known.set(of, answer);
    return answer;
  };
}
