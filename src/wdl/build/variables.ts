import type { PlainJson } from "#foundation";
import { namedCall } from "./access.ts";
import { type Input, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Typed, typed } from "./typed.ts";

/** A variable of the run; handed out by the step that initializes it. */
export interface Variable<Value> {
  readonly variable: string;
  readonly value: Typed<Value>;
}

interface VariableTypes {
  readonly String: string;
  readonly Integer: number;
  readonly Float: number;
  readonly Boolean: boolean;
  readonly Object: unknown;
  readonly Array: readonly unknown[];
}

/** Only at the top of a flow (flow-language.md §3.2). */
export const initialize = <Type extends keyof VariableTypes>(
  variable: string,
  type: Type,
  value?: PlainJson | Typed<VariableTypes[Type]>,
): Draft<Variable<VariableTypes[Type]>> => ({
  action: {
    kind: "initialize-variable",
    variables: [
      {
        name: variable,
        type,
        ...(value === undefined ? {} : { value: templateFrom(value as Input) }),
      },
    ],
  },
  result: () => ({ variable, value: typed(namedCall("variables", variable)) }),
});

/** The value must not read the variable itself: the service refuses that. */
export const set = <Value>(
  { variable }: Variable<Value>,
  value:
    | Typed<Value>
    | Extract<Value, string | number | boolean | null>
    | { readonly [key: string]: Input },
): Draft<object> => ({
  action: {
    kind: "set-variable",
    variable: { kind: "text", value: variable },
    value: templateFrom(value),
  },
  result: () => ({}),
});

export const increment = ({ variable }: Variable<number>, value = 1): Draft<object> => ({
  action: {
    kind: "increment-variable",
    variable: { kind: "text", value: variable },
    value: templateFrom(value),
  },
  result: () => ({}),
});

/** One element at a time; a list would nest. */
export const append = (
  { variable }: Variable<readonly unknown[]>,
  value: Input,
): Draft<object> => ({
  action: {
    kind: "append-to-array-variable",
    variable: { kind: "text", value: variable },
    value: templateFrom(value),
  },
  result: () => ({}),
});
