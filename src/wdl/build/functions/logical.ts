import type { Operand, Typed } from "../typed.ts";
import { type Amount, type Anything, calls, type Text, type Truth, type ValueOf } from "./call.ts";

/** Values of one simple type, or null; objects are compared differently by different hosts. */
interface Same {
  (value: Anything, nothing: null): Typed<boolean>;
  (left: Operand<string | null>, right: Operand<string | null>): Typed<boolean>;
  (left: Operand<number | null>, right: Operand<number | null>): Typed<boolean>;
  (left: Operand<boolean | null>, right: Operand<boolean | null>): Typed<boolean>;
}

/** Null is refused by the service. */
interface Compare {
  (value: Amount, compareTo: Amount): Typed<boolean>;
  (value: Text, compareTo: Text): Typed<boolean>;
}

type If = <Yes extends Anything, No extends Anything>(
  condition: Truth,
  valueIfTrue: Yes,
  valueIfFalse: No,
) => Typed<ValueOf<Yes> | ValueOf<No>>;

type Join = (first: Truth, ...more: readonly Truth[]) => Typed<boolean>;

export const logicalFunctions = {
  and: calls<Join>("and"),
  equals: calls<Same>("equals"),
  greater: calls<Compare>("greater"),
  greaterOrEquals: calls<Compare>("greaterOrEquals"),
  if: calls<If>("if"),
  less: calls<Compare>("less"),
  lessOrEquals: calls<Compare>("lessOrEquals"),
  not: calls<(condition: Truth) => Typed<boolean>>("not"),
  or: calls<Join>("or"),
  strongEquals: calls<Same>("strongEquals"),
};
