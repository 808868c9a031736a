import type { Template } from "#wdl";
import { literalText } from "./literal.ts";

/**
 * Whether what is written out is never a value of a variable's type (flow-language.md §3.2). Texts
 * that look like the type are left alone: the service reads some of them.
 */
export function neverOf(value: Template, type: string): boolean {
  const text = literalText(value)?.trim();
  if (text !== undefined) return neverText(text, type);
  switch (value.kind) {
    case "constant":
      return value.value !== null && neverConstant(value.value, type);
    case "list":
      return isKnown(type) && type !== "array";
    case "record":
      return isKnown(type) && type !== "object";
    case "text":
    case "expression":
    case "interpolation":
      return false;
  }
}

const KNOWN = ["string", "integer", "float", "boolean", "object", "array"];
const isKnown = (type: string): boolean => KNOWN.includes(type);

function neverText(text: string, type: string): boolean {
  switch (type) {
    case "integer":
      return !/^[+-]?\d+$/.test(text);
    case "float":
      return Number.isNaN(Number(text || "x"));
    case "boolean":
      return !/^(true|false)$/i.test(text);
    case "array":
      return !text.startsWith("[");
    case "object":
      return !text.startsWith("{");
    default:
      return false;
  }
}

function neverConstant(value: boolean | bigint | number, type: string): boolean {
  switch (type) {
    case "integer":
      return typeof value !== "bigint";
    case "float":
      return typeof value === "boolean";
    case "boolean":
      return typeof value !== "boolean";
    default:
      return isKnown(type);
  }
}
