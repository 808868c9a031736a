import type { Literal } from "./filter.ts";

/**
 * A filter without the texts and GUIDs in it, which is nearly all that a flow writes anew each time;
 * numbers and moments stay.
 */
export interface FilterShape {
  /** Parses like the filter; in place of each text and GUID stands where it is among the `literals`. */
  readonly text: string;
  readonly literals: readonly Literal[];
}

/**
 * Texts, and GUIDs where a word may begin, as `tokens.ts` reads them. Only for filters that are no
 * longer than one may be.
 */
const VARYING =
  /'(?:[^']|'')*'|(?<![\w.$@/-])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\w-])/g;

export function shapeOf(filter: string): FilterShape {
  const literals: Literal[] = [];
  const text = filter.replace(VARYING, (word) => {
    const place = literals.length;
    if (word.startsWith("'")) {
      literals.push(word.slice(1, -1).replaceAll("''", "'"));
      return `'${place}'`;
    }
    literals.push({ kind: "guid", text: word.toLowerCase() });
    return guidAt(place);
  });
  return { text, literals };
}

const NOTHING = "00000000-0000-0000-0000-";
const guidAt = (place: number): string => `${NOTHING}${String(place).padStart(12, "0")}`;

/** The place that a literal stands for which was read in a shape; undefined for one that stayed in it. */
export function placeOf(literal: Literal): number | undefined {
  if (typeof literal === "string") return Number(literal);
  if (literal === null || typeof literal !== "object" || literal.kind !== "guid") return undefined;
  return Number(literal.text.slice(NOTHING.length));
}
