import type { Labels } from "./labels.ts";

/** An option of a choice. `code` is the word another system knows it by, if any. */
export interface Option {
  readonly value: number;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly code?: string;
  /** `#RRGGBB`, where lists show it. */
  readonly color?: string;
}

/** A choice that several columns can use; a root component of its own. */
export interface GlobalChoice {
  readonly kind: "global-choice";
  /** Logical name, lower case with the publisher's prefix. */
  readonly name: string;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly options: readonly Option[];
}
