import { calculate, floatOfDecimal, type Operation, toDecimal } from "../arithmetic.ts";
import { compareNumbers } from "../compare.ts";
import { Decimal } from "../decimal.ts";
import { refuse } from "../evaluation-error.ts";
import { isInt64, isList, type NumberValue, type Value } from "../value.ts";
import { argument, integerArgument, listArgument, numberArgument } from "./arguments.ts";
import { ANY_NUMBER, type FunctionBody, type FunctionTable, takes } from "./function-table.ts";

const operation = (name: Operation): FunctionBody =>
  takes(2, 2, (args) => calculate(name, numberArgument(args, 0), numberArgument(args, 1)));

/** Of several numbers or of one array of them; the result has the widest kind among them. */
const extreme = (sign: number): FunctionBody =>
  takes(1, ANY_NUMBER, (args) => {
    const values = args.length === 1 && isList(argument(args, 0)) ? listArgument(args, 0) : args;
    if (values.length === 0) return refuse("expects at least one number.");
    const numbers = values.map((_, place) => numberArgument(values, place));
    let found = widened(numbers[0] ?? 0n, numbers);
    for (const number of numbers) {
      if (compareNumbers(number, found) * sign > 0) found = widened(number, numbers);
    }
    return found;
  });

function widened(value: NumberValue, among: readonly NumberValue[]): NumberValue {
  if (among.some((other) => other instanceof Decimal)) return toDecimal(value);
  return among.every((other) => typeof other === "bigint") ? value : Number(value);
}

/** A whole number to a whole power stays whole, anything else floats. */
function power(base: NumberValue, exponent: NumberValue): NumberValue {
  if (typeof base === "bigint" && typeof exponent === "bigint" && exponent >= 0n) {
    // Beyond 63 only 0, 1 and -1 stay within 64 bits, and those repeat every second power.
    const reduced = exponent > 64n ? 64n + (exponent % 2n) : exponent;
    const result = base ** reduced;
    return isInt64(result) ? result : refuse("gives a whole number beyond 64 bits.");
  }
  const result = floatOf(base) ** floatOf(exponent);
  return base instanceof Decimal || exponent instanceof Decimal ? toDecimal(result) : result;
}

const floatOf = (value: NumberValue): number =>
  value instanceof Decimal ? floatOfDecimal(value) : Number(value);

export const MATH_FUNCTIONS: FunctionTable = {
  add: operation("add"),
  sub: operation("sub"),
  mul: operation("mul"),
  div: operation("div"),
  mod: operation("mod"),
  pow: takes(2, 2, (args) => power(numberArgument(args, 0), numberArgument(args, 1))),
  max: extreme(1),
  min: extreme(-1),
  rand: takes(2, 2, (args, scope): Value => {
    const [from, to] = [integerArgument(args, 0), integerArgument(args, 1)];
    if (from >= to) return refuse("expects a smallest value below the limit.");
    const steps = Number(to - from);
    return from + BigInt(Math.min(steps - 1, Math.floor(scope.random() * steps)));
  }),
};
