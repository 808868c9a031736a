import {
  attribute,
  childElement,
  childElementsNamed,
  type Element,
  isElement,
  type Node,
  textOf,
} from "#foundation";
import { attributeOf } from "../fields.ts";
import { languagesOf } from "../model/solution-xml.ts";
import { CUSTOMIZATIONS, type Notes, SOLUTION } from "../notes.ts";
import { pathOf, type Trail } from "./trail.ts";

/** Languages are numbers, each once (§12). */
function judgeList(list: Element, notes: Notes): void {
  const seen = new Set<string>();
  for (const one of childElementsNamed(list, "Language")) {
    const code = textOf(one).trim();
    const place = [CUSTOMIZATIONS, "Languages", code] as const;
    if (!/^\d{4,5}$/.test(code)) {
      notes.say("error", "language", `The language "${code}" is no number such as 1033.`, ...place);
    } else if (seen.has(code)) {
      notes.say("warning", "language", `The language ${code} is listed twice.`, ...place);
    }
    seen.add(code);
  }
}

/** Languages that a solution lists, and the one that its other texts are based on. */
export interface Spoken {
  readonly listed: ReadonlySet<string>;
  /** Empty where the solution does not say. */
  readonly base: string;
}

export const spokenIn = (solution: Element, customizations: Element): Spoken => ({
  listed: new Set(languagesOf(solution, customizations).map(String)),
  base: attributeOf(solution, "languagecode"),
});

/**
 * Texts below an element: no two in a language, and one in the base language. This runs for every
 * element of a document: it makes no iterators.
 *
 * @returns languages of texts that are not listed
 */
export function judgeTexts(
  element: Element,
  part: string,
  { listed, base }: Spoken,
  notes: Notes,
): ReadonlySet<string> {
  const strangers = new Set<string>();
  const visit = (at: Element, trail: Trail | undefined): void => {
    let translated = false;
    let based = false;
    let said = "";
    for (let index = 0; index < at.children.length; index += 1) {
      const child = at.children[index] as Node;
      if (!isElement(child)) continue;
      const code = attribute(child, "languagecode");
      if (code !== undefined) {
        translated = true;
        based ||= code === base;
        const key = ` ${child.name} ${code} `;
        if (said.includes(key)) {
          const message = `There are two texts in language ${code}.`;
          notes.say("warning", "language", message, part, ...pathOf(trail));
        }
        said += key;
        if (!listed.has(code)) strangers.add(code);
      }
      visit(child, { outer: trail, element: child });
    }
    // Labels of forms stand for those of columns where they are missing.
    if (!translated || based || at.name.endsWith("labels") || base === "") return;
    const message = `There is no text in language ${base}, on which the others are based.`;
    notes.say("warning", "language", message, part, ...pathOf(trail));
  };
  visit(element, undefined);
  return strangers;
}

export function judgeLanguages(solution: Element, customizations: Element, notes: Notes): void {
  const list = childElement(customizations, "Languages");
  const spoken = spokenIn(solution, customizations);
  judgeTexts(solution, SOLUTION, spoken, notes);
  if (!list) return;
  if (list.children.length === 0) {
    notes.say("error", "language", "No language is listed.", CUSTOMIZATIONS, "Languages");
  }
  const { base } = spoken;
  if (
    base !== "" &&
    !childElementsNamed(list, "Language").some((one) => textOf(one).trim() === base)
  ) {
    const message = `The exporting organisation's language, ${base}, is not listed.`;
    notes.say("warning", "language", message, CUSTOMIZATIONS, "Languages", base);
  }
  judgeList(list, notes);
  const name = ["languages", base, ...spoken.listed].join(" ");
  notes.about(name, customizations, () => {
    for (const code of judgeTexts(customizations, CUSTOMIZATIONS, spoken, notes)) {
      const message = `There are labels in language ${code}, which is not listed.`;
      notes.say("warning", "language", message, CUSTOMIZATIONS, "Languages", code);
    }
  });
}
