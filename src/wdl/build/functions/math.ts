import type { Typed } from "../typed.ts";
import { type Amount, calls } from "./call.ts";

type OfTwo = (left: Amount, right: Amount) => Typed<number>;

interface Extreme {
  (first: Amount, ...more: readonly Amount[]): Typed<number>;
  (numbers: Typed<readonly number[]>): Typed<number>;
}

export const mathFunctions = {
  add: calls<OfTwo>("add"),
  div: calls<OfTwo>("div"),
  max: calls<Extreme>("max"),
  min: calls<Extreme>("min"),
  mod: calls<OfTwo>("mod"),
  mul: calls<OfTwo>("mul"),
  pow: calls<OfTwo>("pow"),
  rand: calls<OfTwo>("rand"),
  range: calls<(startIndex: Amount, count: Amount) => Typed<readonly number[]>>("range"),
  sub: calls<OfTwo>("sub"),
};
