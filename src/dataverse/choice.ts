import type { Labels } from "./labels.ts";

declare const choice: unique symbol;

/**
 * The number behind an option: it comes from a row or from the definition of the choice `Of`, never
 * typed in. Of a choice that is not known when it is compiled it is a number like any other.
 */
export type ChoiceValue<Of> = string extends Of ? number : NumberOf<Of>;

/** The number behind an option of any choice. */
export type AnyChoiceValue = number & { readonly [choice]: (of: never) => unknown };

type NumberOf<Of> = number & { readonly [choice]: (of: Of) => Of };

/** What a choice is told from others by: its name, or the codes of options that one column has alone. */
export type ChoiceOf<Choice> = Choice extends {
  readonly kind: "global-choice";
  readonly name: infer Name;
}
  ? Name
  : Choice extends { readonly options: readonly { readonly code: infer Code }[] }
    ? { readonly codes: Code }
    : unknown;

/** An option of a choice. `code` is the word another system knows it by, if any. */
export interface Option {
  readonly value: number;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly code?: string;
  /** `#RRGGBB`, where lists show it. */
  readonly color?: string;
}

/** An option that its choice has numbered. */
export interface NumberedOption<Of, Code extends string> extends Option {
  readonly code: Code;
  readonly value: ChoiceValue<Of>;
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
