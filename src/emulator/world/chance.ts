/** Chance from a seed: the same seed always gives the same numbers. */
export interface Chance {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A GUID of version 4, lower case. */
  guid(): string;
}

/** Mulberry32: enough for tests, and small. */
export function createChance(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (digits: number): string => {
    let number = 0;
    for (let left = digits; left > 0; left -= 1) number = number * 16 + Math.floor(next() * 16);
    return number.toString(16).padStart(digits, "0");
  };
  return {
    next,
    guid: () =>
      `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab".charAt(Math.floor(next() * 4))}${hex(3)}-${hex(12)}`,
  };
}
