import type { Column } from "#dataverse";
import type { ValueType } from "#wdl";
import type { Said, Shape } from "./value-shape.ts";

/** What a column takes from an expression; a text may say what it is as long as nobody knows better. */
interface Taken {
  readonly types: readonly ValueType[];
  readonly said?: Said;
  /** Letters and signs that stand in a text that is its value. */
  readonly letters: RegExp;
  /** For a message: takes …. */
  readonly words: string;
}

const NUMBERS: readonly ValueType[] = ["integer", "float", "decimal", "string"];
const A_NUMBER: Taken = { types: NUMBERS, letters: /^[\s\d.,+\-eE]*$/, words: "a number" };
const AN_OPTION: Taken = {
  types: NUMBERS,
  letters: /^[\s\d.,+-]*$/,
  words: "the number of an option",
};

/** What writing converts or refuses (flow-language.md §3.4, §10.2); undefined where anything may fit. */
const TAKEN: Readonly<Record<Column["kind"], Taken | undefined>> = {
  "yes-no": {
    types: ["boolean", "string"],
    said: "truth",
    letters: /^[\s01truefals]*$/i,
    words: "true or false",
  },
  "whole-number": A_NUMBER,
  decimal: A_NUMBER,
  float: A_NUMBER,
  money: A_NUMBER,
  choice: AN_OPTION,
  choices: AN_OPTION,
  state: AN_OPTION,
  status: AN_OPTION,
  date: {
    types: ["string"],
    said: "moment",
    letters: /^[\s\dTZ:.,+\-/]*$/i,
    words: "an ISO date",
  },
  "unique-identifier": {
    types: ["string"],
    said: "id",
    letters: /^[\s\da-f{}-]*$/i,
    words: "an id",
  },
  text: undefined,
  memo: undefined,
  lookup: undefined,
  foreign: undefined,
};

/** What a column takes instead of such a value; undefined where it may take it. */
export function takenInstead({ kind }: Column, of: Shape | undefined): string | undefined {
  const taken = TAKEN[kind];
  if (!taken || !of || of.types.has("any")) return undefined;
  const types = [...of.types].filter((type) => type !== "null");
  if (types.length === 0) return undefined;
  const isText = types.length === 1 && types[0] === "string";
  const fits = isText
    ? of.says === undefined || of.says === taken.said
    : types.some((type) => taken.types.includes(type));
  return fits ? undefined : taken.words;
}

/** The same of a text of which only these parts are known. */
export function wordsInstead({ kind }: Column, known: readonly string[]): string | undefined {
  const taken = TAKEN[kind];
  return taken && known.some((part) => !taken.letters.test(part)) ? taken.words : undefined;
}
