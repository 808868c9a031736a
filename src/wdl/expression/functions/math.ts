import { type FunctionEntry, number, required, rest } from "./signature.ts";

/** Arithmetic (flow-language.md §8): numbers only, texts are refused. */
export const MATH_FUNCTIONS = {
  add: {
    family: "math",
    parameters: [number("summand1"), number("summand2")],
    result: ["integer", "float", "decimal"],
    meaning: "The sum.",
    example: { expression: "add(1, 1.5)", result: 2.5 },
  },
  div: {
    family: "math",
    parameters: [number("dividend"), number("divisor")],
    result: ["integer", "float", "decimal"],
    meaning: "The quotient; of two whole numbers it is cut to a whole number.",
    example: { expression: "div(11, 5)", result: 2 },
  },
  max: {
    family: "math",
    parameters: [
      required("number", "integer", "float", "decimal", "array"),
      rest("number", "integer", "float", "decimal"),
    ],
    result: ["integer", "float", "decimal"],
    meaning: "The highest of the numbers, or of one array of numbers.",
    example: { expression: "max(1, 2, 3)", result: 3 },
  },
  min: {
    family: "math",
    parameters: [
      required("number", "integer", "float", "decimal", "array"),
      rest("number", "integer", "float", "decimal"),
    ],
    result: ["integer", "float", "decimal"],
    meaning: "The lowest of the numbers, or of one array of numbers.",
    example: { expression: "min(1, 2, 3)", result: 1 },
  },
  mod: {
    family: "math",
    parameters: [number("dividend"), number("divisor")],
    result: ["integer", "float", "decimal"],
    meaning: "The remainder, with the sign of the dividend.",
    example: { expression: "mod(-5, 2)", result: -1 },
  },
  mul: {
    family: "math",
    parameters: [number("multiplicand1"), number("multiplicand2")],
    result: ["integer", "float", "decimal"],
    meaning: "The product.",
    example: { expression: "mul(1, 2)", result: 2 },
  },
  pow: {
    family: "math",
    inferred: true,
    parameters: [number("base"), number("exponent")],
    result: ["integer", "float", "decimal"],
    meaning: "A number raised to a power.",
    example: { expression: "pow(2, 3)", result: 8 },
  },
  rand: {
    family: "math",
    parameters: [required("minValue", "integer"), required("maxValue", "integer")],
    result: ["integer"],
    meaning: "A random whole number from the first up to, but not including, the second.",
    example: { expression: "rand(4, 5)", context: { seed: 1 }, result: 4 },
  },
  range: {
    family: "math",
    parameters: [required("startIndex", "integer"), required("count", "integer")],
    result: ["array"],
    meaning: "Consecutive whole numbers, at most 100,000.",
    example: { expression: "range(1, 4)", result: [1, 2, 3, 4] },
  },
  sub: {
    family: "math",
    parameters: [number("minuend"), number("subtrahend")],
    result: ["integer", "float", "decimal"],
    meaning: "The difference.",
    example: { expression: "sub(10, 4)", result: 6 },
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;
