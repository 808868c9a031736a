import { contentOf } from "../content.ts";
import { formatNumber } from "../dotnet/number-format.ts";
import { refuse } from "../evaluation-error.ts";
import { LONGEST_TEXT, textOf } from "../stringify.ts";
import { kindOf, type Value } from "../value.ts";
import {
  argument,
  integerArgument,
  numberArgument,
  optionalText,
  positionArgument,
  textArgument,
} from "./arguments.ts";
import { cultureArgument } from "./culture-argument.ts";
import { ANY_NUMBER, type FunctionTable, takes } from "./function-table.ts";
import { foldCase, lowerCase, upperCase } from "./letter-case.ts";

export const TEXT_FUNCTIONS: FunctionTable = {
  concat: takes(1, ANY_NUMBER, (args) => {
    let text = "";
    for (const value of args) text += textOf(value);
    return text.length > LONGEST_TEXT ? tooLong() : text;
  }),
  substring: takes(2, 3, (args) => {
    const text = textArgument(args, 0);
    const start = positionArgument(args, 1);
    if (start < 0 || start > text.length) return beyond("start index", start, text);
    if (args.length === 2) return text.slice(start);
    const length = positionArgument(args, 2);
    if (length < 0 || start + length > text.length) return beyond("length", length, text);
    return text.slice(start, start + length);
  }),
  slice: takes(2, 3, (args) => {
    const text = textArgument(args, 0);
    const start = positionArgument(args, 1);
    return args.length === 2 ? text.slice(start) : text.slice(start, positionArgument(args, 2));
  }),
  replace: takes(3, 3, (args) => {
    const [text, old, by] = [textArgument(args, 0), textArgument(args, 1), textArgument(args, 2)];
    if (old === "") return refuse("cannot replace an empty string.");
    if (!text.includes(old)) return text;
    const pieces = text.split(old);
    const growth = (pieces.length - 1) * (by.length - old.length);
    return text.length + growth > LONGEST_TEXT ? tooLong() : pieces.join(by);
  }),
  split: takes(2, 2, (args) => {
    const [text, delimiter] = [textArgument(args, 0), textArgument(args, 1)];
    return delimiter === "" ? [text] : text.split(delimiter);
  }),
  indexof: takes(2, 2, (args, { profile }) => {
    const [text, wanted] = searchable(args, profile === "host");
    return BigInt(text.indexOf(wanted));
  }),
  lastindexof: takes(2, 2, (args, { profile }) => {
    const [text, wanted] = searchable(args, profile === "host");
    if (wanted === "") return BigInt(Math.max(0, text.length - 1));
    return BigInt(text.lastIndexOf(wanted));
  }),
  nthindexof: takes(3, 3, (args) => {
    const [text, wanted] = [textArgument(args, 0), textArgument(args, 1)];
    const occurrence = integerArgument(args, 2);
    if (occurrence === 0n) return refuse("counts occurrences from 1 or, from the end, from -1.");
    return BigInt(nthIndexOf(text, wanted, occurrence));
  }),
  startswith: takes(2, 2, (args, { profile }) => {
    const [text, wanted] = searchable(args, profile === "host");
    return text.startsWith(wanted);
  }),
  endswith: takes(2, 2, (args, { profile }) => {
    const [text, wanted] = searchable(args, profile === "host");
    return text.endsWith(wanted);
  }),
  tolower: takes(1, 1, (args) => lowerCase(textArgument(args, 0))),
  toupper: takes(1, 1, (args) => upperCase(textArgument(args, 0))),
  trim: takes(1, 1, (args) => trimmed(textArgument(args, 0))),
  trimbyteordermark: takes(1, 1, (args) => {
    const value = argument(args, 0);
    const text = contentOf(value) ? textOf(value) : textArgument(args, 0);
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  }),
  formatnumber: takes(2, 3, (args) => {
    const [value, format] = [numberArgument(args, 0), textArgument(args, 1)];
    const text = formatNumber(value, format, cultureArgument(args, 2).numbers);
    return text ?? refuse(`cannot write a number of type '${kindOf(value)}' as '${format}'.`);
  }),
  guid: takes(0, 1, (args, scope) => guidText(args, () => scope.random())),
};

/** The reference says these searches ignore case, practitioners say they do not (§8, X). */
function searchable(args: readonly Value[], ignoreCase: boolean): readonly [string, string] {
  const [text, wanted] = [textArgument(args, 0), textArgument(args, 1)];
  return ignoreCase ? [foldCase(text), foldCase(wanted)] : [text, wanted];
}

function nthIndexOf(text: string, wanted: string, occurrence: bigint): number {
  if (wanted === "") return occurrence > 0n ? 0 : Math.max(0, text.length - 1);
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    places.push(at);
  }
  const place = occurrence > 0n ? occurrence - 1n : BigInt(places.length) + occurrence;
  return places[Number(place)] ?? -1;
}

/** White space of .NET: that of JavaScript with U+0085 and without U+FEFF. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x85) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return unit === 0x85 || (unit !== 0xfeff && /\s/.test(text[at] ?? ""));
}

function guidText(args: readonly Value[], random: () => number): string {
  let digits = "";
  for (let place = 0; place < 32; place += 1) {
    const digit = Math.floor(random() * 16);
    digits += "0123456789abcdef"[place === 12 ? 4 : place === 16 ? 8 + (digit % 4) : digit];
  }
  const cuts = [0, 8, 12, 16, 20, 32];
  const parts = cuts.slice(1).map((end, index) => digits.slice(cuts[index], end));
  const format = optionalText(args, 0) ?? "D";
  switch (format.toUpperCase()) {
    case "":
    case "D":
      return parts.join("-");
    case "N":
      return digits;
    case "B":
      return `{${parts.join("-")}}`;
    case "P":
      return `(${parts.join("-")})`;
    case "X": {
      const [first, second, third] = parts;
      const bytes = digits.slice(16).match(/../g) ?? [];
      return `{0x${first},0x${second},0x${third},{${bytes.map((byte) => `0x${byte}`).join(",")}}}`;
    }
  }
  return refuse(`knows the formats D, N, B, P and X, not '${format}'.`);
}

const beyond = (what: string, value: number, text: string): never =>
  refuse(`has a ${what} of ${value}, outside a string of length ${text.length}.`);

const tooLong = (): never => refuse("gives a string longer than 100 MB.");
