/** A lookup's value: which row of which table (logical name). */
export interface Reference {
  readonly table: string;
  readonly id: string;
}

/**
 * A column's value as it is stored: whole numbers and choices as bigint, money and decimals as
 * number, dates as text (`2026-01-31`, `2026-01-31T09:00:00Z`), several choices as `"1,2"`.
 * Empty columns are not in the row at all.
 */
export type Stored = string | boolean | bigint | number | Reference;

/** By logical name. Never changed in place. */
export type Row = ReadonlyMap<string, Stored>;

/** What a write asks for: `null` empties the column. */
export type Changes = ReadonlyMap<string, Stored | null>;

export const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "table" in value;

export const sameStored = (left: Stored | undefined, right: Stored | undefined): boolean =>
  isReference(left) && isReference(right)
    ? left.table === right.table && left.id === right.id
    : left === right;

/** How texts are equal to the database: upper and lower case, accents and blanks at the end do not count. */
export function collate(text: string): string {
  const upper = text.toUpperCase().trimEnd();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no more work
  if (/^[\u0000-\u007f]*$/.test(upper)) return upper;
  return upper.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** A text that equal values share: for indexes. */
export const indexKeyOf = (value: Stored): string =>
  isReference(value) ? value.id : typeof value === "string" ? collate(value) : String(value);
