import type { Culture } from "./culture.ts";
import { culture } from "./culture-entry.ts";
import { ASIAN_CULTURES } from "./cultures-asian.ts";
import { EASTERN_CULTURES } from "./cultures-eastern.ts";
import { ENGLISH_CULTURES } from "./cultures-english.ts";
import { NORDIC_CULTURES } from "./cultures-nordic.ts";
import { SEMITIC_CULTURES } from "./cultures-semitic.ts";
import { WESTERN_CULTURES } from "./cultures-western.ts";

const INVARIANT = culture({
  months: "January|February|March|April|May|June|July|August|September|October|November|December",
  shortMonths: "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
  days: "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
  shortDays: "Sun|Mon|Tue|Wed|Thu|Fri|Sat",
  halves: "AM|PM",
  era: "A.D.",
  separators: "/|:",
  date: "MM/dd/yyyy|dddd, dd MMMM yyyy",
  time: "HH:mm|HH:mm:ss",
  partial: "MMMM dd|yyyy MMMM",
  number: ".|,|3|-",
  currency: "¤|2|$n|($n)",
  percent: "%|n %|-n %",
  digits: [2, 2],
  infinity: "Infinity",
});

const SPECIFIC: Readonly<Record<string, Culture>> = {
  "": INVARIANT,
  ...ENGLISH_CULTURES,
  ...WESTERN_CULTURES,
  ...NORDIC_CULTURES,
  ...EASTERN_CULTURES,
  ...ASIAN_CULTURES,
  ...SEMITIC_CULTURES,
};

/** Arabic alone has another calendar than its first culture. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(["ar"]);

/** By name in lower case; a language alone stands for the first of its cultures. */
const CULTURES: ReadonlyMap<string, Culture> = new Map([
  ...Object.entries(SPECIFIC)
    .toReversed()
    .map(([name, data]) => [name.slice(0, 2), data] as const)
    .filter(([language]) => !NO_LANGUAGE.has(language)),
  ...Object.entries(SPECIFIC),
]);

/** `''` is the invariant culture. Undefined for one that this emulator has no data of. */
export const cultureNamed = (name: string): Culture | undefined => CULTURES.get(name.toLowerCase());
