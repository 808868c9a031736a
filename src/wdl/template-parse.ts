import { isJsonArray, isJsonObject, type Json } from "#foundation";
import { parseExpression } from "./expression/parse.ts";
import type { ExpressionProblem } from "./expression/problem.ts";
import type {
  InterpolatedExpression,
  InterpolatedText,
  RecordEntry,
  Template,
  TextTemplate,
} from "./template.ts";

export interface ParsedText {
  readonly template: TextTemplate;
  readonly problems: readonly ExpressionProblem[];
}

const NO_PROBLEMS: readonly ExpressionProblem[] = [];

/**
 * Reads one string of a definition by the rules of flow-language.md §7.1. Every string gives a
 * template that prints as that very string.
 */
export function parseText(raw: string): ParsedText {
  const first = raw.indexOf("@");
  if (first === -1 || raw.length === 1) {
    return { template: { kind: "text", value: raw }, problems: NO_PROBLEMS };
  }
  if (first === 0 && raw[1] === "@") {
    const value = raw.slice(1);
    return {
      template: value === "@" ? { kind: "text", value, spelling: raw } : { kind: "text", value },
      problems: NO_PROBLEMS,
    };
  }
  if (first === 0 && raw[1] !== "{") {
    const { expression, after, problems } = parseExpression(raw.slice(1), 1);
    const template: TextTemplate =
      after === undefined
        ? { kind: "expression", expression }
        : { kind: "expression", expression, after };
    return { template, problems };
  }
  return parseInterpolation(raw, first);
}

function parseInterpolation(raw: string, first: number): ParsedText {
  const parts: (InterpolatedText | InterpolatedExpression)[] = [];
  const problems: ExpressionProblem[] = [];
  let text = raw.slice(0, first);
  let at = first;
  let hasExpression = false;
  while (at < raw.length) {
    if (raw.startsWith("@@{", at)) {
      text += "@{";
      at += 3;
    } else if (raw.startsWith("@{", at)) {
      if (text !== "") parts.push({ kind: "text", value: text });
      text = "";
      hasExpression = true;
      const end = segmentEnd(raw, at + 2);
      const parsed = parseExpression(raw.slice(at + 2, end ?? raw.length), at + 2);
      parts.push({
        kind: "expression",
        expression: parsed.expression,
        ...(parsed.after === undefined ? {} : { after: parsed.after }),
        ...(end === undefined ? { unclosed: true } : {}),
      });
      if (end === undefined) {
        const message = 'the segment that begins with "@{" has no "}" outside quotes';
        const length = raw.length - at;
        problems.push({ code: "expression/unclosed-segment", message, offset: at, length });
        at = raw.length;
      } else {
        problems.push(...parsed.problems);
        at = end + 1;
      }
    } else {
      const next = raw.indexOf("@", at + 1);
      const end = next === -1 ? raw.length : next;
      text += raw.slice(at, end);
      at = end;
    }
  }
  if (!hasExpression) return { template: { kind: "text", value: text }, problems: NO_PROBLEMS };
  if (text !== "") parts.push({ kind: "text", value: text });
  return { template: { kind: "interpolation", parts }, problems };
}

/** The first `}` outside quotes. */
function segmentEnd(raw: string, from: number): number | undefined {
  let quoted = false;
  for (let at = from; at < raw.length; at += 1) {
    const character = raw[at];
    if (character === "'") quoted = !quoted;
    else if (character === "}" && !quoted) return at;
  }
  return undefined;
}

/** Where in a JSON value the string with the problem is; `inKey`: it is the last key itself. */
export interface TemplateProblem extends ExpressionProblem {
  readonly path: readonly (string | number)[];
  readonly inKey: boolean;
}

export interface ParsedTemplate {
  readonly template: Template;
  readonly problems: readonly TemplateProblem[];
}

/** Reads a whole JSON value of a definition, property names included. */
export function templateOf(json: Json): ParsedTemplate {
  const problems: TemplateProblem[] = [];
  return { template: read(json, [], problems), problems };
}

function read(json: Json, path: (string | number)[], problems: TemplateProblem[]): Template {
  if (typeof json === "string") return readText(json, path, false, problems);
  if (isJsonArray(json)) {
    return {
      kind: "list",
      items: json.map((item, index) => {
        path.push(index);
        const template = read(item, path, problems);
        path.pop();
        return template;
      }),
    };
  }
  if (isJsonObject(json)) {
    const entries: RecordEntry[] = [];
    for (const [key, value] of json) {
      path.push(key);
      entries.push({
        key: readText(key, path, true, problems),
        value: read(value, path, problems),
      });
      path.pop();
    }
    return { kind: "record", entries };
  }
  return { kind: "constant", value: json };
}

function readText(
  raw: string,
  path: readonly (string | number)[],
  inKey: boolean,
  problems: TemplateProblem[],
): TextTemplate {
  const parsed = parseText(raw);
  for (const problem of parsed.problems) problems.push({ ...problem, path: [...path], inKey });
  return parsed.template;
}
