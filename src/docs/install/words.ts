import type { GuideFacts } from "./facts.ts";

/** The chapters of the guide, in order. */
export const CHAPTERS = [
  "before",
  "import",
  "connections",
  "switchOn",
  "register",
  "variables",
  "form",
  "roles",
  "firstDeal",
  "production",
  "newVersion",
  "uninstall",
  "troubles",
] as const;

export type Chapter = (typeof CHAPTERS)[number];

/** The documented errors T1–T24 (domain.md §2). */
export const TROUBLES = Array.from({ length: 24 }, (_, index) => `T${index + 1}` as Trouble);
export type Trouble =
  | `T${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `T1${Digit}`
  | `T2${0 | 1 | 2 | 3 | 4}`;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The guide in one language. */
export interface GuideWords {
  readonly yesNo: readonly [string, string];
  readonly title: (facts: GuideFacts) => string;
  readonly intro: (facts: GuideFacts) => string;
  readonly chapters: Readonly<
    Record<
      Chapter,
      {
        readonly heading: string | ((facts: GuideFacts) => string);
        readonly body: (facts: GuideFacts) => string;
      }
    >
  >;
}

/** Symptom and mend. */
export type TroubleWords = Readonly<Record<Trouble, readonly [symptom: string, mend: string]>>;

/** `a, b and c`. */
export const listed = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
