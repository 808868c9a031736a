import type { Access, Call, Expression } from "./ast.ts";
import { functionNamed } from "./functions/index.ts";
import { isName } from "./scan.ts";

/** The expression as its author wrote it, without the leading `@`. */
export function printExpression(expression: Expression): string {
  const before = expression.before ?? "";
  switch (expression.kind) {
    case "string":
      return `${before}${quoteText(expression.value)}`;
    case "number":
      return before + expression.text;
    case "boolean":
      return before + (expression.spelling ?? String(expression.value));
    case "null":
      return before + (expression.spelling ?? "null");
    case "broken":
      return before + expression.text;
    case "call":
      return before + printCall(expression);
    case "access":
      return before + printAccess(expression);
  }
}

/** Text in quotes that holds exactly `value` and cannot end early. */
export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** How many characters {@link printExpression} gives, without printing. */
export function printedLength(expression: Expression): number {
  const before = expression.before?.length ?? 0;
  switch (expression.kind) {
    case "string":
      return before + quotedLength(expression.value);
    case "number":
    case "broken":
      return before + expression.text.length;
    case "boolean":
      return before + (expression.spelling ?? String(expression.value)).length;
    case "null":
      return before + (expression.spelling ?? "null").length;
    case "call": {
      const { name, args, beforeOpen = "", beforeCommas, beforeClose = "" } = expression;
      let length = before + name.length + beforeOpen.length + beforeClose.length + 2;
      for (let at = 0; at < args.length; at += 1) {
        length += printedLength(args[at] as Expression) + (beforeCommas?.[at]?.length ?? 0);
      }
      return length + Math.max(0, args.length - 1);
    }
    case "access": {
      const { of, key, safe, beforeSafe = "", beforeOpen = "", beforeClose = "" } = expression;
      const start = before + printedLength(of) + beforeOpen.length;
      const length = start + (safe ? beforeSafe.length + 1 : 0);
      return isDotted(expression)
        ? length + 1 + (key.before?.length ?? 0) + expression.key.value.length
        : length + 2 + printedLength(key) + beforeClose.length;
    }
  }
}

function quotedLength(value: string): number {
  let length = value.length + 2;
  for (let at = value.indexOf("'"); at >= 0; at = value.indexOf("'", at + 1)) length += 1;
  return length;
}

function printCall({ name, args, beforeOpen, beforeCommas, beforeClose }: Call): string {
  let text = `${name}${beforeOpen ?? ""}(`;
  for (let index = 0; index < args.length; index += 1) {
    if (index > 0) text += `${beforeCommas?.[index - 1] ?? ""},`;
    text += printExpression(args[index] as Expression);
  }
  return `${text}${beforeClose ?? ""})`;
}

function printAccess(access: Access): string {
  const { of, key, beforeSafe, beforeOpen, beforeClose } = access;
  const start = `${printExpression(of)}${access.safe ? `${beforeSafe ?? ""}?` : ""}${beforeOpen ?? ""}`;
  return isDotted(access)
    ? `${start}.${key.before ?? ""}${access.key.value}`
    : `${start}[${printExpression(key)}${beforeClose ?? ""}]`;
}

/** A key that is no name cannot follow a dot and is printed in brackets. */
export const isDotted = (
  access: Access,
): access is Access & { readonly key: { readonly kind: "string" } } =>
  access.style === "dot" && access.key.kind === "string" && isName(access.key.value);

/**
 * The expression as the designer writes it: no blanks but one after each comma, functions in their
 * documented case, `true`, `false` and `null` in lower case, numbers without `+`.
 */
export function printCanonical(expression: Expression): string {
  switch (expression.kind) {
    case "string":
      return quoteText(expression.value);
    case "number":
      return expression.text.startsWith("+") ? expression.text.slice(1) : expression.text;
    case "boolean":
      return String(expression.value);
    case "null":
      return "null";
    case "broken":
      return expression.text;
    case "call": {
      const name = functionNamed(expression.name)?.name ?? expression.name;
      return `${name}(${expression.args.map(printCanonical).join(", ")})`;
    }
    case "access": {
      const start = `${printCanonical(expression.of)}${expression.safe ? "?" : ""}`;
      return isDotted(expression)
        ? `${start}.${expression.key.value}`
        : `${start}[${printCanonical(expression.key)}]`;
    }
  }
}
