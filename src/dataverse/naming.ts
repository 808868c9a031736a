import type { Publisher } from "./publisher.ts";

/** Limits of solution-format.md §2.1, §4.5, §13 and §14, in characters. */
export const LONGEST = {
  schemaName: 50,
  relationshipName: 100,
  label: 100,
  description: 2000,
  flowName: 256,
  variableName: 100,
  variableValue: 2000,
  referenceName: 200,
} as const;

/** 2–8 lower-case letters or digits, a letter first, not one of Microsoft's own `mscrm…`. */
export const PREFIX = /^(?!mscrm)[a-z][a-z0-9]{1,7}$/;

/** What a column may be called: letters, digits and `_`, a letter first. */
export const LOGICAL_NAME = /^[a-z][a-z0-9_]{0,49}$/;

/** Unique names of solutions and publishers; a few and all with `_upgrade` are the platform's own. */
export const UNIQUE_NAME =
  /^(?!.*_[Uu][Pp][Gg][Rr][Aa][Dd][Ee])(?!(?:Default|Active|System|Basic)$)[A-Za-z_][A-Za-z0-9_]{0,64}$/;

/** Bounds of the number that a publisher's choice values begin with. */
export const OPTION_VALUE_PREFIX = { min: 10_000, max: 99_999 } as const;

/**
 * `microsoftsolution` → `pfx_microsoftsolution`. All our schema names are lower case, so schema
 * name, logical name and navigation property are one and the same (domain.md §1.6, §10 U2).
 */
export const prefixed = <Name extends string>(
  { prefix }: Pick<Publisher, "prefix">,
  name: Name,
): `${string}_${Name}` => `${prefix}_${name}`;

/** The value of the option at a place of the list, counted from 0 (domain.md §10 U5). */
export const optionNumber = (
  { optionValuePrefix }: Pick<Publisher, "optionValuePrefix">,
  index: number,
): number => optionValuePrefix * 10_000 + index;
