import { compose, get, type Steps, type Typed } from "#wdl";

type Each<Values> = { readonly [Key in keyof Values]: Typed<Values[Key]> };

/** Values worked out once in a step of their own, to be read as often as they are needed. */
export function workOut<Values extends object>(
  steps: Steps,
  name: string,
  values: Each<Values>,
): Each<Values> {
  const { output } = steps.do(name, compose<Values>({ ...values }));
  const keys = Object.keys(values) as Extract<keyof Values, string>[];
  return Object.fromEntries(keys.map((key) => [key, get(output, key)])) as Each<Values>;
}
