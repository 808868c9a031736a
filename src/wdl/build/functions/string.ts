import type { Typed } from "../typed.ts";
import { type Amount, type Anything, calls, type Envelope, type Text } from "./call.ts";

type OfText<Value> = (text: Text) => Typed<Value>;
type Search<Value> = (text: Text, searchText: Text) => Typed<Value>;

interface Chunk {
  (text: Text, length: Amount): Typed<readonly string[]>;
  <Item>(items: Typed<readonly Item[]>, length: Amount): Typed<readonly (readonly Item[])[]>;
}

export const stringFunctions = {
  chunk: calls<Chunk>("chunk"),
  concat: calls<(text: Anything, ...more: readonly Anything[]) => Typed<string>>("concat"),
  endsWith: calls<Search<boolean>>("endsWith"),
  formatNumber:
    calls<(number: Amount, format: Text, locale?: Text) => Typed<string>>("formatNumber"),
  guid: calls<(format?: "D" | "N" | "B" | "P" | "X") => Typed<string>>("guid"),
  indexOf: calls<Search<number>>("indexOf"),
  isFloat: calls<(value: Text, locale?: Text) => Typed<boolean>>("isFloat"),
  isInt: calls<OfText<boolean>>("isInt"),
  lastIndexOf: calls<Search<number>>("lastIndexOf"),
  length: calls<(of: Text | Typed<readonly unknown[]>) => Typed<number>>("length"),
  nthIndexOf:
    calls<(text: Text, searchText: Text, occurrence: Amount) => Typed<number>>("nthIndexOf"),
  replace: calls<(text: Text, oldText: Text, newText: Text) => Typed<string>>("replace"),
  slice: calls<(text: Text, startIndex: Amount, endIndex?: Amount) => Typed<string>>("slice"),
  split: calls<(text: Text, delimiter: Text) => Typed<readonly string[]>>("split"),
  startsWith: calls<Search<boolean>>("startsWith"),
  substring: calls<(text: Text, startIndex: Amount, length?: Amount) => Typed<string>>("substring"),
  toLower: calls<OfText<string>>("toLower"),
  toUpper: calls<OfText<string>>("toUpper"),
  trim: calls<OfText<string>>("trim"),
  trimByteOrderMark: calls<(content: Text | Typed<Envelope>) => Typed<string>>("trimByteOrderMark"),
};
