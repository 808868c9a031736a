import { invariant } from "#foundation";
import type { ChoiceValue, GlobalChoice, NumberedOption } from "./choice.ts";
import type { LocalOptions } from "./column.ts";
import type { Labels } from "./labels.ts";
import { optionNumber } from "./naming.ts";
import type { Publisher } from "./publisher.ts";

export interface OwnChoice<Name extends string, Code extends string> extends GlobalChoice {
  readonly name: Name;
  readonly options: readonly NumberedOption<Name, Code>[];
}

export interface OwnOptions<Code extends string> extends LocalOptions {
  readonly options: readonly NumberedOption<{ readonly codes: Code }, Code>[];
}

/** A choice of our own; its options get the publisher's numbers in the order they are listed. */
export const globalChoice = <const Name extends string, const Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  speech: Pick<GlobalChoice, "labels" | "descriptions"> & {
    readonly name: Name;
    readonly options: readonly Unnumbered<Code>[];
  },
): OwnChoice<Name, Code> =>
  Object.freeze({
    ...speech,
    kind: "global-choice",
    options: numbered<Name, Code>(publisher, speech.options),
  });

/** The options of one column alone, numbered in the same way. */
export const localChoice = <const Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  options: readonly Unnumbered<Code>[],
): OwnOptions<Code> =>
  Object.freeze({
    kind: "local-choice",
    options: numbered<{ readonly codes: Code }, Code>(publisher, options),
  });

/** The option of a choice by its code. */
export function optionCoded<One extends { readonly code: string }>(
  { options }: { readonly options: readonly One[] },
  code: NoInfer<One["code"]>,
): One {
  const option = options.find((one) => one.code === code);
  invariant(option, `no option has the code "${code}"`);
  return option;
}

/** An option that gets its number from its place. */
export interface Unnumbered<Code extends string> {
  readonly code: Code;
  readonly labels: Labels;
  readonly descriptions?: Labels;
  readonly color?: string;
}

export const numbered = <Of, Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  options: readonly Unnumbered<Code>[],
): readonly NumberedOption<Of, Code>[] =>
  options.map((option, index) =>
    // The one place where a number becomes that of an option.
    Object.freeze({ ...option, value: optionNumber(publisher, index) as ChoiceValue<Of> }),
  );
