import type { Labels } from "#dataverse";
import { type Element, element, type Node } from "#foundation";

/** What the writers of all kinds need to know of the solution. */
export interface Speech {
  /** LCIDs, the base language first. */
  readonly languages: readonly number[];
}

/** `<list><item description languagecode /></list>`, the base language first (§12). */
export const labelList = (
  list: string,
  item: string,
  labels: Labels,
  { languages }: Speech,
): Element =>
  element(
    list,
    {},
    languages.flatMap((language) =>
      labels[language] === undefined
        ? []
        : [element(item, { description: labels[language], languagecode: String(language) })],
    ),
  );

/** The list, or nothing when nothing is said. */
export const maybeLabelList = (
  list: string,
  item: string,
  labels: Labels | undefined,
  speech: Speech,
): readonly Node[] => (labels ? [labelList(list, item, labels, speech)] : []);

/** A list that has to be there although nothing is said: one empty text in the base language. */
export const emptyLabelList = (
  list: string,
  item: string,
  { languages: [base = 1033] }: Speech,
): Element => element(list, {}, [element(item, { description: "", languagecode: String(base) })]);

/** Text in the base language, else in any. */
export const baseLabel = (labels: Labels, { languages: [base = 1033] }: Speech): string =>
  labels[base] ?? Object.values(labels)[0] ?? "";
