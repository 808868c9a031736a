import type { Filter, Literal, Operand } from "./filter.ts";
import { isComparison } from "./filter.ts";
import type { Token } from "./tokens.ts";
import { tokensOf } from "./tokens.ts";

export type ParsedFilter =
  | { readonly ok: true; readonly filter: Filter }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Deeper nesting than this is refused, so that hostile text cannot exhaust the stack. */
const DEEPEST = 100;

/** No URL is longer (flow-language.md §9), and so no filter is. */
export const LONGEST_FILTER = 16_384;

const PREDICATES: readonly string[] = ["contains", "startswith", "endswith"];

/** Functions that give a value to compare. Others are predicates or unknown; the caller judges. */
const VALUE_FUNCTIONS: readonly string[] = ["tolower", "toupper", "length", "trim"];

export function parseFilter(text: string): ParsedFilter {
  if (text.length > LONGEST_FILTER) {
    const message = `longer than ${LONGEST_FILTER} characters`;
    return { ok: false, message, offset: LONGEST_FILTER };
  }
  const words = tokensOf(text);
  if (!("tokens" in words)) return { ok: false, ...words };
  const parser = parserOf(words.tokens, text.length);
  const filter = parser.disjunction(0);
  const rest = parser.peek();
  if (filter && rest && !parser.trouble()) parser.stumble(`"${rest.text}" is not expected here`);
  const trouble = parser.trouble();
  if (trouble) return { ok: false, ...trouble };
  return filter
    ? { ok: true, filter }
    : { ok: false, message: "a condition is expected", offset: 0 };
}

interface Trouble {
  readonly message: string;
  readonly offset: number;
}

function parserOf(tokens: readonly Token[], end: number) {
  let at = 0;
  let first: Trouble | undefined;

  const peek = (): Token | undefined => tokens[at];
  const stumble = (message: string): undefined => {
    first ??= { message, offset: peek()?.offset ?? end };
    return undefined;
  };
  const takes = (text: string): boolean => {
    const token = peek();
    if (token === undefined || token.kind === "literal" || token.text !== text) return false;
    at += 1;
    return true;
  };
  const need = (text: string): boolean => {
    if (takes(text)) return true;
    stumble(`"${text}" is expected`);
    return false;
  };

  function chain(word: "and" | "or", depth: number, part: (depth: number) => Filter | undefined) {
    let left = part(depth);
    while (left && takes(word)) {
      const right = part(depth);
      left = right && { kind: word, left, right };
    }
    return left;
  }
  const disjunction = (depth: number): Filter | undefined => chain("or", depth, conjunction);
  const conjunction = (depth: number): Filter | undefined => chain("and", depth, negation);

  function negation(depth: number): Filter | undefined {
    if (depth > DEEPEST) return stumble(`nested deeper than ${DEEPEST} levels`);
    if (takes("not")) {
      const operand = negation(depth + 1);
      return operand && { kind: "not", operand };
    }
    if (takes("(")) {
      const inner = disjunction(depth + 1);
      return inner && need(")") ? inner : undefined;
    }
    return condition(depth);
  }

  function condition(depth: number): Filter | undefined {
    const token = peek();
    const open = tokens[at + 1];
    if (token?.kind === "name" && open?.kind === "mark" && open.text === "(") {
      const segments = token.text.split("/");
      const last = segments.at(-1) ?? "";
      if (segments.length > 1 && (last === "any" || last === "all")) {
        at += 2;
        return lambda(last, segments.slice(0, -1), depth);
      }
      if (!VALUE_FUNCTIONS.includes(token.text)) {
        at += 2;
        const parameters = operands(depth);
        if (!parameters) return undefined;
        const call = { kind: "call", name: token.text, parameters } as const;
        return PREDICATES.includes(token.text) ? comparedWithTruth(call) : call;
      }
    }
    const left = operand(depth);
    if (!left) return undefined;
    const word = peek();
    if (word?.kind !== "name" || !isComparison(word.text)) return { kind: "truth", operand: left };
    at += 1;
    const right = operand(depth);
    return right && { kind: "compare", operator: word.text, left, right };
  }

  /** `contains(a,'b') eq false` is how some write a negation. */
  function comparedWithTruth(call: Filter): Filter | undefined {
    const positive = takes("eq");
    if (!positive && !takes("ne")) return call;
    const right = operand(0);
    if (right?.kind !== "literal" || typeof right.value !== "boolean") {
      return right && stumble("true or false is expected");
    }
    return right.value === positive ? call : { kind: "not", operand: call };
  }

  function lambda(kind: "any" | "all", path: readonly string[], depth: number) {
    const variable = peek();
    if (variable?.kind !== "name") return stumble("a range variable is expected");
    at += 1;
    if (!need(":")) return undefined;
    const predicate = disjunction(depth + 1);
    if (!predicate || !need(")")) return undefined;
    return { kind, path, variable: variable.text, predicate } as const;
  }

  function operands(depth: number): readonly Operand[] | undefined {
    const found: Operand[] = [];
    if (takes(")")) return found;
    do {
      if (tokens[at + 1]?.text === "=" && tokens[at + 1]?.kind === "mark") at += 2;
      const next = operand(depth + 1);
      if (!next) return undefined;
      found.push(next);
    } while (takes(","));
    return need(")") ? found : undefined;
  }

  function operand(depth: number): Operand | undefined {
    if (depth > DEEPEST) return stumble(`nested deeper than ${DEEPEST} levels`);
    const token = peek();
    if (token === undefined) return stumble("a value is expected");
    if (token.kind === "mark") return stumble(`"${token.text}" is not expected here`);
    at += 1;
    if (token.kind === "literal") return { kind: "literal", value: token.value };
    if (token.text in WORDS) return { kind: "literal", value: WORDS[token.text] ?? null };
    if (takes("(")) {
      const parameters = operands(depth);
      return parameters && { kind: "function", name: token.text, parameters };
    }
    return { kind: "path", path: token.text.split("/") };
  }

  return { disjunction, peek, stumble, trouble: () => first };
}

const WORDS: Readonly<Record<string, Literal>> = Object.assign(Object.create(null), {
  null: null,
  true: true,
  false: false,
});
