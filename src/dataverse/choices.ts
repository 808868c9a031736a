import type { GlobalChoice, Option } from "./choice.ts";
import type { Labels } from "./labels.ts";
import { optionNumber } from "./naming.ts";
import type { Publisher } from "./publisher.ts";

/** A choice of our own; its options get the publisher's numbers in the order they are listed. */
export const globalChoice = <const Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  speech: Pick<GlobalChoice, "name" | "labels" | "descriptions"> & {
    readonly options: readonly { readonly code: Code; readonly labels: Labels }[];
  },
): GlobalChoice & { readonly options: readonly (Option & { readonly code: Code })[] } =>
  Object.freeze({
    ...speech,
    kind: "global-choice",
    options: speech.options.map((option, index) =>
      Object.freeze({ ...option, value: optionNumber(publisher, index) }),
    ),
  });
