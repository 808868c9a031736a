import type { Access, Call, Expression, StringLiteral } from "./ast.ts";
import { isOuterClose, skip } from "./parse-recover.ts";
import {
  DEEPEST_EXPRESSION,
  fail,
  report,
  type State,
  tooDeep,
  unexpected,
} from "./parse-state.ts";
import type { ExpressionProblem } from "./problem.ts";
import * as scan from "./scan.ts";

export interface ParsedExpression {
  readonly expression: Expression;
  /** Blanks after the expression. */
  readonly after?: string;
  /** Empty when the service would accept the text. */
  readonly problems: readonly ExpressionProblem[];
}

/**
 * Reads the text of an expression, without its leading `@`. Every text gives a tree that prints as
 * that very text; what cannot be understood becomes a broken node with a problem, and its
 * neighbours are still read. `offset` is added to the place of every problem.
 */
export function parseExpression(text: string, offset = 0): ParsedExpression {
  const state: State = {
    text,
    at: 0,
    level: 0,
    height: 0,
    calls: 0,
    keys: 0,
    offset,
    problems: [],
  };
  const expression = operand(state, Number.NaN);
  const { problems } = state;
  return state.at < text.length
    ? { expression, after: text.slice(state.at), problems }
    : { expression, problems };
}

/** Reads up to `close` (in a call also up to a comma; NaN: to the end); leaves blanks before it. */
function operand(state: State, close: number): Expression {
  const { text } = state;
  const start = state.at;
  const node = primary(state);
  if (node !== undefined) {
    const next = scan.blankEnd(text, state.at);
    if (next >= text.length) return node;
    const code = text.charCodeAt(next);
    if (code === close || (code === scan.COMMA && close === scan.CLOSE)) return node;
    if (!isOuterClose(state, code, close)) {
      report(state, "expression/unexpected-text", next, next + 1, unexpected(text, next));
    } else return node;
  }
  const end = skip(state, close);
  const from = scan.blankEnd(text, start);
  const to = scan.blankStart(text, Math.min(from, end), end);
  state.at = Math.max(to, start);
  state.height = 1;
  const broken = { kind: "broken", text: text.slice(from, Math.max(from, to)) } as const;
  if (from === start || from > to) return broken;
  return { kind: "broken", before: text.slice(start, from), text: broken.text };
}

/** One expression with its leading blanks and accesses; undefined after a problem. */
function primary(state: State): Expression | undefined {
  const { text } = state;
  const start = state.at;
  const at = scan.blankEnd(text, start);
  const code = text.charCodeAt(at);
  const before = at === start ? undefined : text.slice(start, at);
  state.at = at;
  if (code === scan.QUOTE) return literal(state, quoted(state, before));
  if (scan.startsNumber(code) || code === scan.DOT) {
    const end = scan.numberEnd(text, at);
    if (end === undefined) {
      const wrong = Math.max(scan.nameEnd(text, at), at + 1);
      return fail(state, "expression/number", at, wrong, "this is not a number");
    }
    state.at = end;
    state.height = 1;
    const number = text.slice(at, end);
    return literal(
      state,
      before === undefined
        ? { kind: "number", text: number }
        : { kind: "number", before, text: number },
    );
  }
  const end = scan.nameEnd(text, at);
  if (end === at) {
    const message =
      at < text.length ? unexpected(text, at) : "the text ends where a value is expected";
    return fail(state, "expression/missing-value", at, Math.min(at + 1, text.length), message);
  }
  const name = text.slice(at, end);
  const open = scan.blankEnd(text, end);
  if (text.charCodeAt(open) === scan.OPEN) {
    state.at = open;
    const node = call(state, name, before, end);
    return node && accesses(state, node);
  }
  state.at = end;
  const word = constant(name, before);
  if (word !== undefined) {
    state.height = 1;
    return literal(state, word);
  }
  if (name.startsWith('"')) {
    const message = "text stands in single quotes, not in double quotes";
    return fail(state, "expression/double-quotes", at, end, message);
  }
  const message = `"${name}" is neither a call nor a value; text stands in single quotes`;
  return fail(state, "expression/bare-name", at, end, message);
}

function constant(name: string, before: string | undefined): Expression | undefined {
  if (name.length !== 4 && name.length !== 5) return undefined;
  const word = name.toLowerCase();
  if (word !== "true" && word !== "false" && word !== "null") return undefined;
  const spelling = {
    ...(before === undefined ? {} : { before }),
    ...(word === name ? {} : { spelling: name }),
  };
  return word === "null"
    ? { kind: "null", ...spelling }
    : { kind: "boolean", value: word === "true", ...spelling };
}

function quoted(state: State, before: string | undefined): StringLiteral | undefined {
  const { text, at } = state;
  const end = scan.quotedEnd(text, at);
  if (end === undefined) {
    state.at = text.length;
    report(state, "expression/unclosed-text", at, text.length, "this quote is never closed");
    return undefined;
  }
  state.at = end;
  state.height = 1;
  const raw = text.slice(at + 1, end - 1);
  const value = raw.includes("'") ? raw.replaceAll("''", "'") : raw;
  return before === undefined ? { kind: "string", value } : { kind: "string", before, value };
}

/** Only calls may be followed by a key; a literal with one is kept, and is a problem. */
function literal(state: State, node: Expression | undefined): Expression | undefined {
  if (node === undefined) return undefined;
  const next = scan.blankEnd(state.text, state.at);
  const code = state.text.charCodeAt(next);
  if (code !== scan.OPEN_KEY && code !== scan.DOT && code !== scan.QUESTION) return node;
  report(state, "expression/key-of-literal", next, next + 1, "a literal value has no properties");
  return accesses(state, node);
}

/** At `(`. */
function call(
  state: State,
  name: string,
  before: string | undefined,
  nameEnd: number,
): Call | undefined {
  const { text } = state;
  const open = state.at;
  if (state.level >= DEEPEST_EXPRESSION) return tooDeep(state, open);
  state.level += 1;
  state.calls += 1;
  const args: Expression[] = [];
  let beforeCommas: string[] | undefined;
  let height = 0;
  state.at = open + 1;
  let at = scan.blankEnd(text, state.at);
  if (text.charCodeAt(at) !== scan.CLOSE) {
    for (;;) {
      args.push(operand(state, scan.CLOSE));
      if (state.height > height) height = state.height;
      at = scan.blankEnd(text, state.at);
      if (text.charCodeAt(at) !== scan.COMMA) break;
      if (at > state.at) {
        beforeCommas ??= [];
        while (beforeCommas.length < args.length - 1) beforeCommas.push("");
        beforeCommas.push(text.slice(state.at, at));
      }
      state.at = at + 1;
    }
  }
  state.level -= 1;
  state.calls -= 1;
  if (text.charCodeAt(at) !== scan.CLOSE) {
    const message = `")" is missing: the call of ${name} is never closed`;
    return fail(state, "expression/unclosed-call", open, open + 1, message);
  }
  const beforeClose = at > state.at ? text.slice(state.at, at) : undefined;
  state.at = at + 1;
  state.height = height + 1;
  if (state.height > DEEPEST_EXPRESSION) return tooDeep(state, open);
  if (
    before === undefined &&
    open === nameEnd &&
    beforeCommas === undefined &&
    beforeClose === undefined
  ) {
    return { kind: "call", name, args };
  }
  return {
    kind: "call",
    ...(before === undefined ? {} : { before }),
    name,
    ...(open === nameEnd ? {} : { beforeOpen: text.slice(nameEnd, open) }),
    args,
    ...(beforeCommas === undefined ? {} : { beforeCommas }),
    ...(beforeClose === undefined ? {} : { beforeClose }),
  };
}

function accesses(state: State, first: Expression): Expression | undefined {
  const { text } = state;
  let node = first;
  for (;;) {
    const start = state.at;
    let at = scan.blankEnd(text, start);
    let code = text.charCodeAt(at);
    const safe = code === scan.QUESTION;
    const beforeSafe = safe && at > start ? text.slice(start, at) : undefined;
    const openFrom = safe ? at + 1 : start;
    if (safe) {
      at = scan.blankEnd(text, openFrom);
      code = text.charCodeAt(at);
    }
    if (code !== scan.OPEN_KEY && code !== scan.DOT) {
      if (!safe) return node;
      const message = 'after "?" a key in brackets or a dot is expected';
      return fail(state, "expression/unexpected-text", openFrom - 1, openFrom, message);
    }
    const beforeOpen = at > openFrom ? text.slice(openFrom, at) : undefined;
    const next =
      code === scan.DOT ? dotAccess(state, at, node, safe) : bracketAccess(state, at, node, safe);
    if (next === undefined) return undefined;
    if (state.height > DEEPEST_EXPRESSION) return tooDeep(state, at);
    node =
      beforeSafe === undefined && beforeOpen === undefined
        ? next
        : {
            ...next,
            ...(beforeSafe === undefined ? {} : { beforeSafe }),
            ...(beforeOpen === undefined ? {} : { beforeOpen }),
          };
  }
}

function dotAccess(state: State, dot: number, of: Expression, safe: boolean): Access | undefined {
  const { text } = state;
  const from = scan.blankEnd(text, dot + 1);
  const end = scan.nameEnd(text, from);
  if (end === from || scan.startsNumber(text.charCodeAt(from))) {
    state.at = end;
    const message = "after a dot the name of a property is expected";
    return fail(state, "expression/name-after-dot", dot, dot + 1, message);
  }
  const value = text.slice(from, end);
  state.at = end;
  state.height += 1;
  const key: StringLiteral =
    from === dot + 1
      ? { kind: "string", value }
      : { kind: "string", before: text.slice(dot + 1, from), value };
  return { kind: "access", of, key, safe, style: "dot" };
}

function bracketAccess(
  state: State,
  open: number,
  of: Expression,
  safe: boolean,
): Access | undefined {
  const { text } = state;
  if (state.level >= DEEPEST_EXPRESSION) return tooDeep(state, open);
  const heightOf = state.height;
  state.level += 1;
  state.keys += 1;
  state.at = open + 1;
  const key = operand(state, scan.CLOSE_KEY);
  state.level -= 1;
  state.keys -= 1;
  const at = scan.blankEnd(text, state.at);
  if (text.charCodeAt(at) !== scan.CLOSE_KEY) {
    const message = '"]" is missing: the key is never closed';
    return fail(state, "expression/unclosed-key", open, open + 1, message);
  }
  const beforeClose = at > state.at ? text.slice(state.at, at) : undefined;
  state.at = at + 1;
  state.height = Math.max(heightOf, state.height) + 1;
  return beforeClose === undefined
    ? { kind: "access", of, key, safe, style: "bracket" }
    : { kind: "access", of, key, safe, style: "bracket", beforeClose };
}
