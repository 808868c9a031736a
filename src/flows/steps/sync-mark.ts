import { fn, type Typed } from "#wdl";

/** Marks before the name of an opportunity (domain.md §10, U14). */
export const MARKS = { success: "✔ ", failure: "✘ " } as const;

/** Other connectors and earlier releases write look-alikes; all of them are taken off. */
const MARK_LIST: Typed<readonly string[]> = fn.createArray("✓", "✔", "✕", "✖", "✗", "✘");

/** `name` column of opportunity. */
const NAME_LENGTH = 300;

/** The name as people gave it: without a mark, nor that of another connector behind it. */
export const withoutMark = (name: Typed<string | null>): Typed<string> =>
  withoutOne(withoutOne(fn.coalesce(name, "")));

const withoutOne = (name: Typed<string>): Typed<string> =>
  fn.trim(fn.if(fn.contains(MARK_LIST, fn.take(name, 1)), fn.slice(name, 1), name));

/** The name with a mark before it. */
export const withMark = (mark: keyof typeof MARKS, name: Typed<string | null>): Typed<string> =>
  fn.take(fn.concat(MARKS[mark], withoutMark(name)), NAME_LENGTH);
