import { namedCall } from "./access.ts";
import { expressionTemplate, type Input, type TextInput, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Operand, type Typed, typed } from "./typed.ts";

export interface Output<Value> {
  readonly output: Typed<Value>;
}

const output =
  <Value>(reader: "outputs" | "body") =>
  (name: string): Output<Value> => ({ output: typed(namedCall(reader, name)) });

/** A value under a name. The type is what the author says the inputs amount to. */
export const compose = <Value = unknown>(inputs: Input): Draft<Output<Value>> => ({
  action: { kind: "compose", inputs: templateFrom(inputs) },
  result: output("outputs"),
});

/** Text or an object, checked against a JSON Schema; fails the step when it does not fit. */
export const parseJson = <Value>(
  content: Typed<string | object>,
  schema: Input,
): Draft<Output<Value>> => ({
  action: {
    kind: "parse-json",
    content: expressionTemplate(content.node),
    schema: templateFrom(schema),
  },
  result: output("body"),
});

const CURRENT = { kind: "call", name: "item", args: [] } as const;

/** The elements for which `where` is true; it reads the element it is given. */
export const filterArray = <Item>(
  from: Typed<readonly Item[]>,
  where: (item: Typed<Item>) => Typed<boolean>,
): Draft<Output<readonly Item[]>> => ({
  action: {
    kind: "filter-array",
    from: expressionTemplate(from.node),
    where: expressionTemplate(where(typed<Item>(CURRENT)).node),
  },
  result: output("body"),
});

/** Each element turned into something else. */
export const select = <Item, Value = unknown>(
  from: Typed<readonly Item[]>,
  into: (item: Typed<Item>) => Input,
): Draft<Output<readonly Value[]>> => ({
  action: {
    kind: "select",
    from: expressionTemplate(from.node),
    select: templateFrom(into(typed<Item>(CURRENT))),
  },
  result: output("body"),
});

/** Ends the run at once; an error only with Failed. */
export const terminate = (
  ending:
    | { readonly status: "Succeeded" | "Cancelled" }
    | { readonly status: "Failed"; readonly code: TextInput; readonly message: TextInput },
): Draft<object> => ({
  action: {
    kind: "terminate",
    runStatus: templateFrom(ending.status),
    ...(ending.status === "Failed"
      ? { runError: templateFrom({ code: ending.code, message: ending.message }) }
      : {}),
  },
  result: () => ({}),
});

/** Waits for a while. */
export const delay = (
  count: Operand<number>,
  unit: "Second" | "Minute" | "Hour" | "Day",
): Draft<object> => ({
  action: { kind: "wait", inputs: templateFrom({ interval: { count, unit } }) },
  result: () => ({}),
});

/** Waits until a moment; one that has passed does not wait. */
export const delayUntil = (timestamp: Typed<string>): Draft<object> => ({
  action: { kind: "wait", inputs: templateFrom({ until: { timestamp } }) },
  result: () => ({}),
});

/** `result('Scope')`: how the steps directly in a container ended. */
export interface StepResult {
  readonly name: string;
  readonly status: string;
  readonly code?: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly outputs?: unknown;
}
