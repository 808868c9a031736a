/**
 * Remembers what was made of texts, so that a text that comes again costs nothing. It forgets
 * everything once it holds `most` of them: texts with ids in them come a few times and never again.
 */
export function recalling<Made>(
  most: number,
  make: (text: string) => Made,
): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}

/** Names are found in whatever case they are written, and the same are written again and again. */
export const nameKey: (name: string) => string = recalling(5000, (name) => name.toLowerCase());
