import { fn, type Typed, typed } from "#wdl";

export const NOTHING: Typed<null> = typed({ kind: "null" });

/** `createArray()` without arguments fails at run time (flow-language.md §8). */
export const NOBODY: Typed<readonly never[]> = typed(fn.json("[]").node);

export const EMPTY_OBJECT: Typed<object> = typed(fn.json("{}").node);

/** Rows are looked for by this id when there is nothing to look for, so that none is found. */
export const NO_ROW = "00000000-0000-0000-0000-000000000000";
