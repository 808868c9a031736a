import type { GlobalChoice, Option } from "./choice.ts";
import type { LocalOptions } from "./column.ts";
import type { Labels } from "./labels.ts";
import { optionNumber } from "./naming.ts";
import type { Publisher } from "./publisher.ts";

/** A choice of our own; its options get the publisher's numbers in the order they are listed. */
export const globalChoice = <const Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  speech: Pick<GlobalChoice, "name" | "labels" | "descriptions"> & {
    readonly options: readonly Unnumbered<Code>[];
  },
): GlobalChoice & { readonly options: readonly (Option & { readonly code: Code })[] } =>
  Object.freeze({
    ...speech,
    kind: "global-choice",
    options: numbered(publisher, speech.options),
  });

/** The options of one column alone, numbered in the same way. */
export const localChoice = <const Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  options: readonly Unnumbered<Code>[],
): LocalOptions & { readonly options: readonly (Option & { readonly code: Code })[] } =>
  Object.freeze({ kind: "local-choice", options: numbered(publisher, options) });

/** An option that gets its number from its place. */
export interface Unnumbered<Code extends string> {
  readonly code: Code;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly color?: string;
}

export const numbered = <Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  options: readonly Unnumbered<Code>[],
): readonly (Option & { readonly code: Code })[] =>
  options.map((option, index) =>
    Object.freeze({ ...option, value: optionNumber(publisher, index) }),
  );
