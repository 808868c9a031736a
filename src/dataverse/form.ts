import type { Labels } from "./labels.ts";

export type FormKind = "main" | "quick" | "card" | "quick-create";

/** A form of an own table (solution-format.md §9). */
export interface Form {
  readonly kind: FormKind;
  /** Names the form inside its table; part of its id's address, never shown. */
  readonly key: string;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly sections: readonly FormSection[];
}

export interface FormSection {
  readonly key: string;
  readonly labels: Labels;
  /** The tab it stands on; sections without one share the first tab, which is called after its first. */
  readonly tab?: { readonly key: string; readonly labels: Labels };
  /** How many controls stand side by side; a subgrid takes a row of its own. */
  readonly columns?: 1 | 2 | 3 | 4;
  readonly rows: readonly FormControl[];
}

export type FormControl =
  | { readonly kind: "column"; readonly column: string }
  | {
      readonly kind: "subgrid";
      readonly key: string;
      readonly labels: Labels;
      readonly relationship: string;
      readonly target: string;
      readonly view: string;
    };
