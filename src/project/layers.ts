import type { Address } from "#foundation";
import type { LayeredMapping } from "./extends.ts";

/** Something a mapping says, and where. */
export interface Placed {
  readonly name: string;
  readonly at: Address;
}

/** What the uppermost file says comes first: there a partner mends it. In one file, the later. */
export function upperFirst<One extends Placed>(
  { layers }: LayeredMapping,
  one: One,
  before: One,
): readonly [One, One] {
  const depth = ({ at }: Placed): number => (at.in === "file" ? layers.indexOf(at.path) : 0);
  return depth(before) < depth(one) ? [before, one] : [one, before];
}

/** Where the other one stands, when that is another file. */
export const inFile = (at: Address, seenFrom: Address): string =>
  at.in === "file" && seenFrom.in === "file" && at.path !== seenFrom.path
    ? ` (${at.path}:${at.line})`
    : "";
