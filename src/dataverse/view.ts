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
  /** Which rows it shows of those that its kind shows. */
  readonly filter?: ViewFilter;
}

export interface ViewFilter {
  readonly match: "all" | "any";
  readonly conditions: readonly ViewCondition[];
}

/** Columns by their logical names; the words are FetchXML's. */
export type ViewCondition =
  | {
      readonly column: string;
      readonly operator: "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "like" | "not-like";
      readonly value: string | number | boolean;
    }
  | {
      readonly column: string;
      readonly operator: "in" | "not-in";
      readonly values: readonly (string | number)[];
    }
  | {
      readonly column: string;
      /** In days: of a point in time or a calendar day. */
      readonly operator: "last-x-days" | "next-x-days";
      readonly value: number;
    }
  | {
      readonly column: string;
      readonly operator: "null" | "not-null" | "eq-userid" | "ne-userid" | "today";
    };
