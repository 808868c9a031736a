import { type FunctionEntry, required, rest } from "./signature.ts";

/** Comparison and logic (flow-language.md §7.5, §7.6). */
export const LOGICAL_FUNCTIONS = {
  and: {
    family: "logical",
    parameters: [required("expression", "boolean"), rest("expression", "boolean")],
    result: ["boolean"],
    meaning: "Whether all are true.",
    example: { expression: "and(equals(1, 1), equals(1, 2))", result: false },
  },
  equals: {
    family: "logical",
    parameters: [required("object1", "any"), required("object2", "any")],
    result: ["boolean"],
    meaning: "Whether two values are the same.",
    example: { expression: "equals('abc', 'abcd')", result: false },
  },
  greater: {
    family: "logical",
    parameters: [
      required("value", "integer", "float", "decimal", "string"),
      required("compareTo", "integer", "float", "decimal", "string"),
    ],
    result: ["boolean"],
    meaning: "Whether the first is greater than the second.",
    example: { expression: "greater(10, 5)", result: true },
  },
  greaterOrEquals: {
    family: "logical",
    parameters: [
      required("value", "integer", "float", "decimal", "string"),
      required("compareTo", "integer", "float", "decimal", "string"),
    ],
    result: ["boolean"],
    meaning: "Whether the first is greater than or equal to the second.",
    example: { expression: "greaterOrEquals('apple', 'banana')", result: false },
  },
  if: {
    family: "logical",
    parameters: [
      required("expression", "boolean"),
      required("valueIfTrue", "any"),
      required("valueIfFalse", "any"),
    ],
    result: ["any"],
    meaning: "One of two values, chosen by a condition.",
    example: { expression: "if(equals(1, 1), 'yes', 'no')", result: "yes" },
  },
  less: {
    family: "logical",
    parameters: [
      required("value", "integer", "float", "decimal", "string"),
      required("compareTo", "integer", "float", "decimal", "string"),
    ],
    result: ["boolean"],
    meaning: "Whether the first is less than the second.",
    example: { expression: "less(5, 10)", result: true },
  },
  lessOrEquals: {
    family: "logical",
    parameters: [
      required("value", "integer", "float", "decimal", "string"),
      required("compareTo", "integer", "float", "decimal", "string"),
    ],
    result: ["boolean"],
    meaning: "Whether the first is less than or equal to the second.",
    example: { expression: "lessOrEquals('apply', 'apple')", result: false },
  },
  not: {
    family: "logical",
    parameters: [required("expression", "boolean")],
    result: ["boolean"],
    meaning: "The opposite truth value.",
    example: { expression: "not(equals(1, 2))", result: true },
  },
  or: {
    family: "logical",
    parameters: [required("expression", "boolean"), rest("expression", "boolean")],
    result: ["boolean"],
    meaning: "Whether at least one is true.",
    example: { expression: "or(false, false)", result: false },
  },
  strongEquals: {
    family: "logical",
    inferred: true,
    parameters: [required("object1", "any"), required("object2", "any"), rest("object", "any")],
    result: ["boolean"],
    meaning: "Whether all values are of one type and the same.",
    example: { expression: "strongEquals('abc', 'abc')", result: true },
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;
