import type { Labels } from "./labels.ts";

/** The kinds every fresh table has, and further public ones (solution-format.md §8). */
export type ViewKind =
  | "active"
  | "inactive"
  | "advanced-find"
  | "associated"
  | "quick-find"
  | "lookup"
  | "public";

export interface View {
  readonly kind: ViewKind;
  /** Names the view inside its table; part of its id's address, never shown. */
  readonly key: string;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  /** Logical names in order, with width in pixels. */
  readonly columns: readonly { readonly column: string; readonly width: number }[];
  readonly order: { readonly column: string; readonly descending: boolean };
}
