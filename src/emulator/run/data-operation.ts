import type { Expression } from "#wdl";
import { textOf } from "../interpreter/stringify.ts";
import { isNumber, type ObjectValue, type Value } from "../interpreter/value.ts";

type Arguments = readonly (readonly [key: string, needed: boolean])[];

const needs = (...keys: readonly string[]): Arguments => keys.map((key) => [key, true]);
const may = (...keys: readonly string[]): Arguments => keys.map((key) => [key, false]);

/** Operation → function with its inputs in the order of the function's parameters (flow-language.md §3.3). */
const OPERATIONS: Readonly<Record<string, readonly [name: string, inputs: Arguments]>> = {
  currenttime: ["utcNow", []],
  addtotime: ["addToTime", needs("baseTime", "interval", "timeUnit")],
  subtractfromtime: ["subtractFromTime", needs("baseTime", "interval", "timeUnit")],
  getfuturetime: ["getFutureTime", needs("interval", "timeUnit")],
  getpasttime: ["getPastTime", needs("interval", "timeUnit")],
  converttimezone: [
    "convertTimeZone",
    [...needs("baseTime", "sourceTimeZone", "destinationTimeZone"), ...may("formatString")],
  ],
  formatnumber: ["formatNumber", [...needs("number", "format"), ...may("locale")]],
  indexof: ["indexOf", needs("text", "searchText")],
  substring: ["substring", [...needs("text", "startIndex"), ...may("length")]],
};

/** The call that an operation with these inputs amounts to; undefined for an unknown operation. */
export function callOperation(operation: string, inputs: ObjectValue): Expression | undefined {
  const known = OPERATIONS[operation.toLowerCase()];
  if (!known) return undefined;
  const [name, parameters] = known;
  const args = parameters.flatMap(([key, needed]): Expression[] => {
    const value = inputs.get(key);
    return value === undefined && !needed ? [] : [literal(value ?? null)];
  });
  return { kind: "call", name, args };
}

function literal(value: Value): Expression {
  if (value === null) return { kind: "null" };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (isNumber(value)) return { kind: "number", text: String(value) };
  return { kind: "string", value: textOf(value) };
}
