import { isJsonObject, type Json, type PlainJson } from "#foundation";
import { parseText } from "#wdl";
import { decimalText } from "./interpreter/arithmetic.ts";
import { scopeOfContext } from "./interpreter/context-scope.ts";
import { Decimal } from "./interpreter/decimal.ts";
import { EvaluationError, evaluateOnce } from "./interpreter/evaluate.ts";
import { floatText } from "./interpreter/float-text.ts";
import type { Profile } from "./interpreter/profile.ts";
import { isList, isObject, type Value } from "./interpreter/value.ts";

/** One line of `cosell eval --batch`: a string of a definition and the run around it. */
export interface EvalQuestion {
  readonly text: string;
  /** An object; see `scopeOfContext` for its parts. */
  readonly context?: Json;
}

/**
 * Ready for `JSON.stringify`. `type` is there when the value is a number. What JSON numbers cannot carry is text: whole numbers
 * beyond 2^53, decimals beyond the precision of floats, NaN and infinities.
 */
export type EvalAnswer =
  | {
      readonly ok: true;
      readonly value: PlainJson;
      readonly type?: "integer" | "float" | "decimal";
    }
  | { readonly ok: false; readonly error: string };

/** Evaluates one string of a definition as a run would. */
export function answerEval(question: EvalQuestion, profile: Profile = "host"): EvalAnswer {
  const found = evaluated(question, profile);
  if (!found.ok) return found;
  const type = numberType(found.value);
  return { ok: true, value: portable(found.value), ...(type ? { type } : {}) };
}

/** The same as one line of JSON, which keeps the order of keys even where they look like numbers. */
export function answerEvalLine(question: EvalQuestion, profile: Profile = "host"): string {
  const found = evaluated(question, profile);
  if (!found.ok) return JSON.stringify(found);
  const type = numberType(found.value);
  const rest = type ? `,"type":"${type}"` : "";
  return `{"ok":true,"value":${portableText(found.value)}${rest}}`;
}

type Evaluated =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: string };

function evaluated({ text, context }: EvalQuestion, profile: Profile): Evaluated {
  const { template, problems } = parseText(text);
  const [problem] = problems;
  if (problem) return { ok: false, error: problem.message };
  if (context !== undefined && context !== null && !isJsonObject(context)) {
    return { ok: false, error: "context must be an object" };
  }
  const scope = scopeOfContext(context ?? new Map(), profile);
  if ("wrong" in scope) return { ok: false, error: scope.wrong };
  try {
    return { ok: true, value: evaluateOnce(template, scope) };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { ok: false, error: error.message };
  }
}

function numberType(value: Value): "integer" | "float" | "decimal" | undefined {
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return "float";
  return value instanceof Decimal ? "decimal" : undefined;
}

function portable(value: Value): PlainJson {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value === "number") return Number.isFinite(value) ? value : floatText(value);
  if (value instanceof Decimal) {
    const text = decimalText(value);
    const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    return floatText(Number(text)) === trimmed ? Number(text) : text;
  }
  if (isList(value)) return value.map(portable);
  if (isObject(value)) {
    return Object.fromEntries([...value].map(([key, member]) => [key, portable(member)] as const));
  }
  return value;
}

function portableText(value: Value): string {
  if (isList(value)) return `[${value.map(portableText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(portable(value));
  const members = [...value].map(([key, one]) => `${JSON.stringify(key)}:${portableText(one)}`);
  return `{${members.join(",")}}`;
}
