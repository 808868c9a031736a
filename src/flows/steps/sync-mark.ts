import { fn, type Typed } from "#wdl";

/** Marks before the name of an opportunity (domain.md §10, U14). */
export const MARKS = { success: "✔ ", failure: "✘ " } as const;

/** Other connectors and earlier releases write look-alikes; all of them are taken off. */
const MARK_LIST: Typed<readonly string[]> = fn.createArray("✓", "✔", "✕", "✖", "✗", "✘");

/** `name` column of opportunity. */
const NAME_LENGTH = 300;

/** The name as people gave it. */
export function withoutMark(name: Typed<string | null>): Typed<string> {
  const present = fn.coalesce(name, "");
  const marked = fn.contains(MARK_LIST, fn.take(present, 1));
  return fn.trim(fn.if(marked, fn.slice(present, 1), present));
}

/** The name with a mark before it. */
export const withMark = (mark: keyof typeof MARKS, name: Typed<string | null>): Typed<string> =>
  fn.take(fn.concat(MARKS[mark], withoutMark(name)), NAME_LENGTH);
