import type { ChangeVariableAction } from "../action.ts";
import { namedCall } from "./access.ts";
import { type Input, type TextInput, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Operand, type Typed, typed } from "./typed.ts";

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

/** What a variable may be given: literals of its type, objects and arrays with expressions inside. */
export type Assigned<Value> =
  | Typed<Value>
  | Extract<Value, string | number | boolean | null>
  | (Value extends readonly unknown[] ? readonly Input[] : never)
  | (unknown extends Value ? { readonly [key: string]: Input } : never);

/** Only at the top of a flow (flow-language.md §3.2). */
export const initialize = <Type extends keyof VariableTypes>(
  variable: string,
  type: Type,
  value?: Assigned<VariableTypes[Type]>,
): Draft<Variable<VariableTypes[Type]>> => ({
  action: {
    kind: "initialize-variable",
    variables: [
      {
        name: variable,
        type,
        ...(value === undefined ? {} : { value: templateFrom(value) }),
      },
    ],
  },
  result: () => ({ variable, value: typed(namedCall("variables", variable)) }),
});

/** The value must not read the variable itself: the service refuses that. */
export const set = <Value>(
  { variable }: Variable<Value>,
  value: NoInfer<Assigned<Value>>,
): Draft<object> => ({
  action: {
    kind: "set-variable",
    variable: { kind: "text", value: variable },
    value: templateFrom(value),
  },
  result: () => ({}),
});

/** By how much, unless by 1. */
export const increment = (to: Variable<number>, value: Operand<number> = 1): Draft<object> =>
  change("increment-variable", to, value);

export const decrement = (to: Variable<number>, value: Operand<number> = 1): Draft<object> =>
  change("decrement-variable", to, value);

/** One element at a time; a list would nest. */
export const append = (to: Variable<readonly unknown[]>, value: Input): Draft<object> =>
  change("append-to-array-variable", to, value);

export const appendText = (to: Variable<string>, value: TextInput): Draft<object> =>
  change("append-to-string-variable", to, value);

const change = (
  kind: ChangeVariableAction["kind"],
  { variable }: Variable<unknown>,
  value: Input,
): Draft<object> => ({
  action: { kind, variable: { kind: "text", value: variable }, value: templateFrom(value) },
  result: () => ({}),
});
