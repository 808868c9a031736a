import type { Expression } from "#wdl";
import { isCall } from "./expressions.ts";
import { textOf } from "./step-shape.ts";
import {
  closedObjectOf,
  eitherOf,
  elementsOf,
  ID_TEXT,
  keyNamed,
  listOf,
  listOfAll,
  MOMENT_TEXT,
  mayBeNull,
  notNull,
  objectOf,
  orNull,
  present,
  type Shape,
  shape,
  shapeOfJson,
} from "./value-shape.ts";

type Args = readonly Expression[];
type ShapeOfArgument = (node: Expression) => Shape | undefined;

/** What a function makes of its arguments. */
export type FunctionShape = (args: Args, shapeOf: ShapeOfArgument) => Shape | undefined;

const STRING = shape("string");
const TEXTS = listOf(STRING);
const INTEGERS = listOf(shape("integer"));

const asText: FunctionShape = (args, shapeOf) => {
  const [only] = args;
  return only && args.length === 1 ? textOf(shapeOf(only)) : STRING;
};

/** The same elements in another order. */
const reordered: FunctionShape = ([list], shapeOf) => {
  const of = list && shapeOf(list);
  return of?.types.has("array") ? of : shape("array");
};

const someOf: FunctionShape = ([list], shapeOf) => {
  const of = list && shapeOf(list);
  return listOf(of?.types.has("array") ? of.items : undefined);
};

/** The beginning of a text is a text, that of a list a list of the same. */
const beginning: FunctionShape = (args, shapeOf) => {
  const [of] = args;
  const known = of && shapeOf(of);
  if (known?.types.has("any") ?? true) return shape("string", "array");
  if (!known?.types.has("array")) return STRING;
  return known.types.has("string") ? shape("string", "array") : someOf(args, shapeOf);
};

const oneOf: FunctionShape = ([list], shapeOf) => {
  const of = list && shapeOf(list);
  if (of?.types.size === 1 && of.types.has("string")) return STRING;
  // What is split has at least one piece.
  if (isCall(list, "split")) return STRING;
  if (!of?.types.has("array")) return undefined;
  return of.types.size === 1 && (of.length ?? 0) > 0 ? of.items : orNull(of.items);
};

/** Of several lists; of objects nobody asks which keys they have together. */
const joined: FunctionShape = (args, shapeOf) => {
  const lists = args.map(shapeOf);
  return lists.every(isList) ? listOf(elementsOf(lists)) : shape("array", "object");
};

const isList = (of: Shape | undefined): of is Shape =>
  of?.types.has("array") === true && of.types.size === (of.types.has("null") ? 2 : 1);

const pieces: FunctionShape = ([text, by]) =>
  text?.kind === "string" && by?.kind === "string" && by.value !== ""
    ? { ...TEXTS, length: text.value.split(by.value).length }
    : TEXTS;

const counted: FunctionShape = ([, count]) => {
  const length = count?.kind === "number" ? Number(count.text) : -1;
  return Number.isInteger(length) && length >= 0 ? { ...INTEGERS, length } : INTEGERS;
};

/** The object without the key that is named, as far as its keys are known, and the key as it has it. */
function without([object, key]: Args, shapeOf: ShapeOfArgument) {
  const of = object && shapeOf(object);
  if (!of?.members || of.types.size !== 1 || key?.kind !== "string") return undefined;
  const members = new Map(of.members);
  const name = keyNamed(of, key.value) ?? key.value;
  members.delete(name);
  return { make: of.closed ? closedObjectOf : objectOf, members, name };
}

const withProperty: FunctionShape = (args, shapeOf) => {
  const known = without(args, shapeOf);
  const value = args[2];
  if (!known || !value) return shape("object");
  known.members.set(known.name, present(shapeOf(value) ?? shape("any")));
  return known.make(known.members);
};

const withoutProperty: FunctionShape = (args, shapeOf) => {
  const known = without(args, shapeOf);
  return known ? known.make(known.members) : shape("object");
};

const firstPresent: FunctionShape = (args, shapeOf) => {
  const all = args.map(shapeOf);
  const one = eitherOf(all);
  return mayBeNull(all.at(-1)) ? one : notNull(one);
};

/** A date function that is given as many arguments names no format of its own: it writes ISO 8601. */
const momentOf =
  (most: number): FunctionShape =>
  ({ length }) =>
    length <= most ? MOMENT_TEXT : STRING;

/** Functions whose result tells more than their signature (flow-language.md §8). */
export const FUNCTION_SHAPES: ReadonlyMap<string, FunctionShape> = new Map<string, FunctionShape>([
  ["json", ([text]) => (text?.kind === "string" ? shapeOfJson(text.value) : undefined)],
  ["string", asText],
  ["concat", asText],
  ["createarray", (args, shapeOf) => listOfAll(args.map(shapeOf))],
  ["split", pieces],
  ["range", counted],
  ["skip", someOf],
  ["take", beginning],
  ["union", joined],
  ["intersection", joined],
  ["reverse", reordered],
  ["sort", reordered],
  ["coalesce", firstPresent],
  ["first", oneOf],
  ["last", oneOf],
  ["addproperty", withProperty],
  ["setproperty", withProperty],
  ["removeproperty", withoutProperty],
  ["guid", ({ length }) => (length === 0 ? ID_TEXT : STRING)],
  ["utcnow", momentOf(0)],
  ["formatdatetime", momentOf(1)],
  ["startofday", momentOf(1)],
  ["startofhour", momentOf(1)],
  ["startofmonth", momentOf(1)],
  ["adddays", momentOf(2)],
  ["addhours", momentOf(2)],
  ["addminutes", momentOf(2)],
  ["addseconds", momentOf(2)],
  ["getfuturetime", momentOf(2)],
  ["getpasttime", momentOf(2)],
  ["addtotime", momentOf(3)],
  ["subtractfromtime", momentOf(3)],
]);
