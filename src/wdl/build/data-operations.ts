import { namedCall } from "./access.ts";
import type { Output } from "./data.ts";
import type { TimeUnit } from "./functions/date.ts";
import { expressionTemplate, type Input, type TextInput, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Operand, type Typed, typed } from "./typed.ts";

const body = <Value>(name: string): Output<Value> => ({ output: typed(namedCall("body", name)) });

const CURRENT = { kind: "call", name: "item", args: [] } as const;

/** Rows as CSV (lines end in CR LF) or as an HTML table; without columns, those of the first row. */
export const makeTable = <Item>(
  from: Typed<readonly Item[]>,
  format: "CSV" | "HTML",
  columns?: (
    item: Typed<Item>,
  ) => readonly { readonly header: string; readonly value: TextInput }[],
): Draft<Output<string>> => ({
  action: {
    kind: "table",
    from: expressionTemplate(from.node),
    format: { kind: "text", value: format },
    ...(columns ? { columns: templateFrom(columns(typed<Item>(CURRENT))) } : {}),
  },
  result: body,
});

/** The elements as one text. */
export const joinElements = (
  from: Typed<readonly unknown[]>,
  joinWith: TextInput,
): Draft<Output<string>> => ({
  action: {
    kind: "join",
    from: expressionTemplate(from.node),
    joinWith: templateFrom(joinWith),
  },
  result: body,
});

interface Span {
  readonly interval: Operand<number>;
  readonly timeUnit: TimeUnit;
}

/** What each kind of `Expression` action takes (flow-language.md §3.3). */
interface DataOperations {
  readonly CurrentTime: object;
  readonly AddToTime: Span & { readonly baseTime: TextInput };
  readonly SubtractFromTime: Span & { readonly baseTime: TextInput };
  readonly GetFutureTime: Span;
  readonly GetPastTime: Span;
  readonly ConvertTimeZone: {
    readonly baseTime: TextInput;
    /** Names of Windows' time zones. */
    readonly sourceTimeZone: TextInput;
    readonly destinationTimeZone: TextInput;
    readonly formatString?: TextInput;
  };
  readonly FormatNumber: {
    readonly number: Operand<number>;
    readonly format: TextInput;
    readonly locale?: TextInput;
  };
  readonly IndexOf: { readonly text: TextInput; readonly searchText: TextInput };
  readonly Substring: {
    readonly text: TextInput;
    readonly startIndex: Operand<number>;
    readonly length?: Operand<number>;
  };
}

/** Works out one value in an action of its own, as the designer offers it. */
export const dataOperation = <Kind extends keyof DataOperations>(
  operation: Kind,
  inputs: NoInfer<DataOperations[Kind]>,
): Draft<Output<Kind extends "IndexOf" ? number : string>> => ({
  action: { kind: "data-operation", operation, inputs: templateFrom(inputs as Input) },
  result: body,
});
