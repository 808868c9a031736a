import { ENGLISH, GERMAN } from "#dataverse";
import type { SolutionModel } from "#model";
import { english } from "./english.ts";
import { type BuiltKinds, guideFacts } from "./facts.ts";
import { german } from "./german.ts";
import { CHAPTERS, type GuideWords } from "./words.ts";

export type GuideLanguage = "en" | "de";

const LANGUAGES = {
  en: { lcid: ENGLISH, words: english },
  de: { lcid: GERMAN, words: german },
} as const satisfies Record<GuideLanguage, { readonly lcid: number; readonly words: GuideWords }>;

/**
 * The administrator's guide as Markdown: from the zip to the first shared deal, and what to do when
 * something fails. Every name in it comes from the model.
 *
 * @param made which zips lie beside it
 */
export function installGuide(
  model: SolutionModel,
  language: GuideLanguage,
  made: BuiltKinds = "both",
): string {
  const { lcid, words } = LANGUAGES[language];
  const facts = guideFacts(model, lcid, words.yesNo, made);
  const chapters = CHAPTERS.map((chapter, index) => {
    const { heading, body } = words.chapters[chapter];
    const said = typeof heading === "string" ? heading : heading(facts);
    return `## ${index + 1}. ${said}\n\n${body(facts)}`;
  });
  return `${[`# ${words.title(facts)}`, words.intro(facts), ...chapters].join("\n\n")}\n`;
}
