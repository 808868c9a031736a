import { type JsonObject, jsonOf, type PlainJson } from "#foundation";
import { parseText } from "#wdl";
import { scopeOfContext } from "../../../src/emulator/interpreter/context-scope.ts";
import { EvaluationError, evaluateTemplate } from "../../../src/emulator/interpreter/evaluate.ts";
import type { Profile } from "../../../src/emulator/interpreter/profile.ts";
import type { EvaluationScope } from "../../../src/emulator/interpreter/scope.ts";
import { compactJson } from "../../../src/emulator/interpreter/stringify.ts";

export function scopeOf(context: PlainJson = {}, profile: Profile = "host"): EvaluationScope {
  const scope = scopeOfContext(jsonOf(context) as JsonObject, profile);
  if ("wrong" in scope) throw new Error(scope.wrong);
  return scope;
}

/** The value of a string of a definition as JSON text (floats with a point), or `error`. */
export function evaluated(text: string, context?: PlainJson, profile?: Profile): string {
  const { template, problems } = parseText(text);
  if (problems.length > 0) return "error";
  try {
    return compactJson(evaluateTemplate(template, scopeOf(context, profile)));
  } catch (error) {
    if (error instanceof EvaluationError) return "error";
    throw error;
  }
}
