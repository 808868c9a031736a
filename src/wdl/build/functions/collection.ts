import type { Operand, Typed } from "../typed.ts";
import { type Amount, calls, type Simple, type Text, type Thing } from "./call.ts";

interface Contains {
  (text: Text, part: Text): Typed<boolean>;
  <Item>(items: Typed<readonly Item[]>, item: Operand<NoInfer<Item>>): Typed<boolean>;
  (object: Typed<Thing>, key: Text): Typed<boolean>;
}

/** Of an empty array it is null. */
interface OneOf {
  (text: Text): Typed<string>;
  <Item>(items: Typed<readonly Item[]>): Typed<Item | null>;
}

interface Several {
  <Item>(
    first: Typed<readonly Item[]>,
    ...more: readonly [Typed<readonly Item[]>, ...Typed<readonly Item[]>[]]
  ): Typed<readonly Item[]>;
  <First extends Thing, Second extends Thing>(
    first: Typed<First>,
    second: Typed<Second>,
  ): Typed<First & Second>;
}

interface Take {
  (text: Text, count: Amount): Typed<string>;
  <Item>(items: Typed<readonly Item[]>, count: Amount): Typed<readonly Item[]>;
}

export const collectionFunctions = {
  contains: calls<Contains>("contains"),
  empty:
    calls<
      (of: Operand<string | null> | Typed<readonly unknown[] | Thing | null>) => Typed<boolean>
    >("empty"),
  first: calls<OneOf>("first"),
  intersection: calls<Several>("intersection"),
  join: calls<(items: Typed<readonly Simple[]>, delimiter: Text) => Typed<string>>("join"),
  last: calls<OneOf>("last"),
  reverse: calls<<Item>(items: Typed<readonly Item[]>) => Typed<readonly Item[]>>("reverse"),
  skip: calls<<Item>(items: Typed<readonly Item[]>, count: Amount) => Typed<readonly Item[]>>(
    "skip",
  ),
  sort: calls<<Item>(items: Typed<readonly Item[]>, sortBy?: Text) => Typed<readonly Item[]>>(
    "sort",
  ),
  take: calls<Take>("take"),
  union: calls<Several>("union"),
};
