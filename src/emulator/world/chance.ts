/** Chance from a seed: the same seed always gives the same numbers. */
export interface Chance {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A GUID of version 4, lower case. */
  guid(): string;
}

const DIGITS = "0123456789abcdef";
/** The two digits of each byte: a number's own text takes ten times as long. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Mulberry32: enough for tests, and small. */
export function createChance(seed: number): Chance {
  let state = seed | 0;
  /** 32 bits. */
  const bits = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const digit = (): string => DIGITS.charAt(bits() >>> 28);
  const pair = (): string => PAIRS[((bits() >>> 28) << 4) | (bits() >>> 28)] ?? "";
  const four = (): string => pair() + pair();
  const three = (): string => pair() + digit();
  return {
    next: () => bits() / 2 ** 32,
    guid() {
      const [first, second, third] = [four() + four(), four(), three()];
      const fourth = "89ab".charAt(bits() >>> 30) + three();
      return `${first}-${second}-4${third}-${fourth}-${four()}${four()}${four()}`;
    },
  };
}
