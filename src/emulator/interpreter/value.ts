import type { Decimal } from "./decimal.ts";

/**
 * A value at run time: JSON as in `#foundation` (bigint = int64, number = float, Map = object with
 * keys in order) plus decimals. Values are never changed in place.
 */
export type Value =
  | null
  | boolean
  | string
  | bigint
  | number
  | Decimal
  | readonly Value[]
  | ReadonlyMap<string, Value>;

export type ObjectValue = ReadonlyMap<string, Value>;
