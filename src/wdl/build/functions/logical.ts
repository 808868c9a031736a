import type { Operand, Typed } from "../typed.ts";
import { type Amount, type Anything, calls, type Text, type Truth, type ValueOf } from "./call.ts";

/** Values of one simple type, or null; objects are compared differently by different hosts. */
interface Same {
  (value: Anything, nothing: null): Typed<boolean>;
  <Left extends Operand<string | null>, Right extends Operand<string | null>>(
    left: Left,
    right: Right & IfEverSame<ValueOf<Left>, ValueOf<Right>>,
  ): Typed<boolean>;
  <Left extends Operand<number | null>, Right extends Operand<number | null>>(
    left: Left,
    right: Right & IfEverSame<ValueOf<Left>, ValueOf<Right>>,
  ): Typed<boolean>;
  (left: Operand<boolean | null>, right: Operand<boolean | null>): Typed<boolean>;
}

/** Texts that are told apart by their types, and numbers of different choices, are never the same. */
type IfEverSame<Left, Right> = [Extract<Left, Right> | Extract<Right, Left>] extends [never]
  ? IfNothing<Left, Right>
  : unknown;

type IfNothing<Left, Right> = [Left] extends [null]
  ? unknown
  : [Right] extends [null]
    ? unknown
    : never;

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
