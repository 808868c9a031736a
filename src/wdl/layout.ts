import type { Json } from "#foundation";

/**
 * What a definition read from a file says beyond its meaning, kept so that it can be written again
 * with the same content and key order. Things made by builders have no layout and are written in
 * the one canonical order.
 */
export interface Layout {
  /** By path of the JSON object inside this node (`""`, `"inputs"`, `"inputs/host"`). */
  readonly [path: string]: ObjectLayout;
}

export interface ObjectLayout {
  readonly order: readonly string[];
  /** Properties the language of this house does not know, as read. */
  readonly rest?: Readonly<Record<string, Json>>;
}
