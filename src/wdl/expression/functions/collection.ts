import { type FunctionEntry, optional, required, rest, text } from "./signature.ts";

/** Functions on arrays, and on texts and objects as collections (flow-language.md §8). */
export const COLLECTION_FUNCTIONS = {
  contains: {
    family: "collection",
    parameters: [required("collection", "string", "array", "object"), required("value", "any")],
    result: ["boolean"],
    meaning: "Whether an array has an element, an object a key, or a text a part.",
    example: { expression: "contains('hello world', 'world')", result: true },
  },
  empty: {
    family: "collection",
    parameters: [required("collection", "string", "array", "object", "null")],
    result: ["boolean"],
    meaning: "Whether there is nothing in a text, array or object; null is empty.",
    example: { expression: "empty('')", result: true },
  },
  first: {
    family: "collection",
    parameters: [required("collection", "string", "array")],
    result: ["any"],
    meaning: "The first element or character; null of an empty array.",
    example: { expression: "first(createArray(0, 1, 2))", result: 0 },
  },
  intersection: {
    family: "collection",
    parameters: [
      required("collection1", "array", "object"),
      required("collection2", "array", "object"),
      rest("collection", "array", "object"),
    ],
    result: ["array", "object"],
    meaning: "What all the collections have in common.",
    example: {
      expression:
        "intersection(createArray(1, 2, 3), createArray(101, 2, 1, 10), createArray(6, 8, 1, 2))",
      result: [1, 2],
    },
  },
  join: {
    family: "collection",
    parameters: [required("collection", "array"), text("delimiter")],
    result: ["string"],
    meaning: "The texts of all elements with a delimiter between them.",
    example: { expression: "join(createArray('a', 'b', 'c'), '.')", result: "a.b.c" },
  },
  last: {
    family: "collection",
    parameters: [required("collection", "string", "array")],
    result: ["any"],
    meaning: "The last element or character; null of an empty array.",
    example: { expression: "last('abcd')", result: "d" },
  },
  reverse: {
    family: "collection",
    parameters: [required("collection", "array")],
    result: ["array"],
    meaning: "The elements from the last to the first.",
    example: { expression: "reverse(createArray(0, 1, 2, 3))", result: [3, 2, 1, 0] },
  },
  skip: {
    family: "collection",
    parameters: [required("collection", "array"), required("count", "integer")],
    result: ["array"],
    meaning: "The elements after the first ones.",
    example: { expression: "skip(createArray(0, 1, 2, 3), 1)", result: [1, 2, 3] },
  },
  sort: {
    family: "collection",
    parameters: [required("collection", "array"), optional("sortBy", "string")],
    result: ["array"],
    meaning: "The elements in rising order; objects by one of their properties.",
    example: { expression: "sort(createArray(2, 1, 0, 3))", result: [0, 1, 2, 3] },
  },
  take: {
    family: "collection",
    parameters: [required("collection", "string", "array"), required("count", "integer")],
    result: ["string", "array"],
    meaning: "The first elements or characters.",
    example: { expression: "take('abcde', 3)", result: "abc" },
  },
  union: {
    family: "collection",
    parameters: [
      required("collection1", "array", "object"),
      required("collection2", "array", "object"),
      rest("collection", "array", "object"),
    ],
    result: ["array", "object"],
    meaning: "Everything that is in any of the collections, without duplicates.",
    example: {
      expression: "union(createArray(1, 2, 3), createArray(1, 2, 10, 101))",
      result: [1, 2, 3, 10, 101],
    },
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;
