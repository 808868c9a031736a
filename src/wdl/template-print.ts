import type { Json } from "#foundation";
import { printExpression, quoteText } from "./expression/print.ts";
import type { Interpolation, LiteralText, Template, TextTemplate } from "./template.ts";

/** The string of a definition that means this template, in its author's spelling. */
export function printText(template: TextTemplate): string {
  switch (template.kind) {
    case "text":
      return printLiteral(template);
    case "expression":
      return `@${printExpression(template.expression)}${template.after ?? ""}`;
    case "interpolation":
      return printInterpolation(template);
  }
}

/** The string that means exactly `value` and evaluates nothing (flow-language.md §7.1). */
export const escapeLiteral = (value: string): string =>
  value.length > 1 && value.startsWith("@") ? `@${value}` : escapeSegment(value);

const escapeSegment = (value: string): string => value.replaceAll("@{", "@@{");

/** The one literal that has two spellings is `@`. */
const printLiteral = ({ value, spelling }: LiteralText): string =>
  spelling === "@@" && value === "@" ? spelling : escapeLiteral(value);

/**
 * A text that starts the string with `@`, or that ends with `@` before an expression, would change
 * what the string means: it is written as an expression of its own.
 */
function printInterpolation({ parts }: Interpolation): string {
  let text = "";
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part.kind === "expression") {
      text += `@{${printExpression(part.expression)}${part.after ?? ""}${part.unclosed ? "" : "}"}`;
      continue;
    }
    let { value } = part;
    for (let next = parts[index + 1]; next?.kind === "text"; next = parts[index + 1]) {
      value += next.value;
      index += 1;
    }
    const risky =
      (text === "" && value.startsWith("@")) ||
      (value.endsWith("@") && parts[index + 1] !== undefined);
    text += risky ? `@{${quoteText(value)}}` : escapeSegment(value);
  }
  return text;
}

/** The reverse of {@link templateOf}. */
export function jsonOfTemplate(template: Template): Json {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "list":
      return template.items.map(jsonOfTemplate);
    case "record":
      return new Map(
        template.entries.map(({ key, value }) => [printText(key), jsonOfTemplate(value)]),
      );
    case "text":
    case "expression":
    case "interpolation":
      return printText(template);
  }
}
