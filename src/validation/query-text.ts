import type { Expression, Template } from "#wdl";
import { isCall } from "./expressions.ts";

/** What stands for an expression in a query: it may become an operand, a word or a whole clause. */
export const ANYTHING = "\ue000";

/**
 * A query with its expressions as wild cards; undefined where all of it is one. What `concat` puts
 * together is read as if it were written in one text.
 */
export function queryText(query: Template | undefined): string | undefined {
  if (query?.kind === "text") return query.value;
  if (query?.kind === "expression") {
    const text = piecesOf(query.expression);
    return text === ANYTHING ? undefined : text;
  }
  if (query?.kind !== "interpolation") return undefined;
  return query.parts
    .map((part) => (part.kind === "text" ? part.value : piecesOf(part.expression)))
    .join("");
}

function piecesOf(node: Expression): string {
  if (node.kind === "string") return node.value;
  return isCall(node, "concat") ? node.args.map(piecesOf).join("") : ANYTHING;
}

/** The texts that a value may become, of those that its choices by `if` name; none that is anything. */
export function possibleTexts(value: Template): readonly string[] {
  if (value.kind === "expression") return textsOf(value.expression);
  const text = queryText(value);
  return text === undefined ? [] : [text];
}

function textsOf(node: Expression): readonly string[] {
  if (isCall(node, "if")) return node.args.slice(1).flatMap(textsOf);
  const text = piecesOf(node);
  return text === ANYTHING ? [] : [text];
}

const OPERATORS: ReadonlySet<string> = new Set([
  ...["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "in", "has"],
  ...["add", "sub", "mul", "div", "mod"],
]);
const TOKEN = /'(?:[^']|'')*'|&&|[\w.@/:+\-\ue000]+|[(),]|\S/g;

/**
 * What is wrong with an OData condition for certain (flow-language.md §10.1, §10.2). Words of which
 * an expression is a part are not judged.
 */
export function wrongIn(condition: string): string | undefined {
  if (condition.trim() === "") return undefined;
  if (/^\s*\$filter\s*=/i.test(condition)) return "It begins with $filter=, which its name says";
  if ((condition.split("'").length - 1) % 2 === 1) return "A text is not closed";
  const tokens = condition.match(TOKEN) ?? [];
  if (!matches(tokens)) return "Its parentheses do not match";
  // Functions of Dataverse name their parameters: In(PropertyName='…',PropertyValues=["…"]).
  if (condition.includes("Microsoft.Dynamics.CRM.")) return undefined;
  const unknown = tokens.find(
    (token, index) => tokens[index + 1] === "(" && isUnknownFunction(token),
  );
  if (unknown !== undefined) return `OData has no function "${unknown}"`;
  const strange = tokens.find((token) => /^(?:&&|["=<>|!~;{}[\]\\])$/.test(token));
  if (strange !== undefined)
    return `${strange} is no word of OData: eq, ne, gt, ge, lt, le, and, or`;
  return wrongOrder(tokens);
}

/** Those of OData, whether Dataverse takes them or not. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...["contains", "startswith", "endswith", "substringof", "length", "indexof", "substring"],
  ...["tolower", "toupper", "trim", "concat", "year", "month", "day", "hour", "minute", "second"],
  ...["date", "time", "now", "round", "floor", "ceiling", "cast", "isof", "any", "all"],
  ...["mindatetime", "maxdatetime", "totaloffsetminutes", "fractionalseconds", "matchespattern"],
]);

const isUnknownFunction = (token: string): boolean =>
  /^[A-Za-z]\w*$/.test(token) &&
  token !== "not" &&
  !OPERATORS.has(token) &&
  !FUNCTIONS.has(token.toLowerCase());

/** Whether every parenthesis of a query is closed. */
export const isBalanced = (text: string): boolean => matches(text.match(TOKEN) ?? []);

const COMPARISONS: ReadonlySet<string> = new Set(["eq", "ne", "gt", "ge", "lt", "le"]);

/** A column beside what it is compared with: a value as OData writes it, or anything. */
export interface Comparison {
  readonly column: string;
  readonly operator: string;
  readonly value: string;
}

/** Columns that a condition compares; those of related tables have a way before their names. */
export function comparisonsIn(condition: string): readonly Comparison[] {
  const tokens = condition.match(TOKEN) ?? [];
  return tokens.flatMap((column, index) => {
    const [operator = "", value = ""] = tokens.slice(index + 1, index + 3);
    return /^[A-Za-z_]\w*$/.test(column) && COMPARISONS.has(operator)
      ? [{ column, operator, value }]
      : [];
  });
}

/** Names of columns that a condition compares. */
export const comparedIn = (condition: string): readonly string[] =>
  comparisonsIn(condition).map(({ column }) => column);

function matches(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    depth += token === "(" ? 1 : token === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function wrongOrder(tokens: readonly string[]): string | undefined {
  const [first = "", last = ""] = [tokens[0], tokens.at(-1)];
  if (OPERATORS.has(first)) return `It begins with "${first}"`;
  if (OPERATORS.has(last) || last === "not") return `It ends with "${last}"`;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next === undefined || !isOperand(token) || !isOperand(next)) continue;
    return `"${next}" is no operator`;
  }
  return undefined;
}

/** A name or a value that is neither an operator nor perhaps one. */
const isOperand = (token: string): boolean =>
  /^['\w]/.test(token) &&
  !token.endsWith(":") &&
  !token.includes(ANYTHING) &&
  !OPERATORS.has(token) &&
  token !== "not";
