import type { Template } from "#wdl";

/** What stands for an expression in a query: it may become an operand, a word or a whole clause. */
export const ANYTHING = "\ue000";

/** A query with its expressions as wild cards; undefined where it is one expression. */
export function queryText(query: Template | undefined): string | undefined {
  if (query?.kind === "text") return query.value;
  if (query?.kind !== "interpolation") return undefined;
  return query.parts.map((part) => (part.kind === "text" ? part.value : ANYTHING)).join("");
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
  const strange = tokens.find((token) => /^(?:&&|["=<>|!~;{}[\]\\])$/.test(token));
  if (strange !== undefined)
    return `${strange} is no word of OData: eq, ne, gt, ge, lt, le, and, or`;
  return wrongOrder(tokens);
}

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
