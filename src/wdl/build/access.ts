import type { Expression } from "../expression/ast.ts";
import { type Typed, typed } from "./typed.ts";

/** The value at a path of properties; null as soon as anything on the way is. */
export type At<Value, Path extends readonly string[]> = Path extends readonly [
  infer Key extends string,
  ...infer Rest extends readonly string[],
]
  ? NonNullable<Value> extends infer Present
    ? Key extends keyof Present
      ? At<Present[Key], Rest> | NullIfAbsent<Value> | NullIfAbsent<Present[Key]>
      : never
    : never
  : undefined extends Value
    ? Exclude<Value, undefined> | null
    : Value;

type NullIfAbsent<Value> = undefined extends Value ? null : null extends Value ? null : never;

type KeyOf<Value> = Extract<keyof NonNullable<Value>, string>;

/** `of?['a']?['b']`: each step is null-safe, because rows and referrals leave out what is empty. */
export function get<Value, A extends KeyOf<Value>>(of: Typed<Value>, a: A): Typed<At<Value, [A]>>;
export function get<Value, A extends KeyOf<Value>, B extends KeyOf<NonNullable<Value>[A]>>(
  of: Typed<Value>,
  a: A,
  b: B,
): Typed<At<Value, [A, B]>>;
export function get<
  Value,
  A extends KeyOf<Value>,
  B extends KeyOf<NonNullable<Value>[A]>,
  C extends KeyOf<NonNullable<NonNullable<Value>[A]>[B]>,
>(of: Typed<Value>, a: A, b: B, c: C): Typed<At<Value, [A, B, C]>>;
export function get(of: Typed<unknown>, ...path: readonly string[]): Typed<unknown> {
  return typed(path.reduce(safeAccess, of.node));
}

/** `of?[key]` with a computed key: what stands there is not known. */
export const getDynamic = (of: Typed<unknown>, key: Typed<string>): Typed<unknown> =>
  typed({ kind: "access", of: of.node, key: key.node, safe: true, style: "bracket" });

export const safeAccess = (of: Expression, key: string): Expression => ({
  kind: "access",
  of,
  key: { kind: "string", value: key },
  safe: true,
  style: "bracket",
});

/** `name(args…)` for the few functions that read the run itself. */
export const call = (name: string, ...args: readonly Expression[]): Expression => ({
  kind: "call",
  name,
  args,
});

export const namedCall = (name: string, argument: string): Expression =>
  call(name, { kind: "string", value: argument });
