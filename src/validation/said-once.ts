import type { Diagnostic } from "#foundation";
import type { Rule } from "./rule.ts";

/**
 * Findings of readers and rules without what a reader says of a place that a rule says better, or
 * knows that it cannot judge.
 */
export function saidOnce(
  findings: readonly Diagnostic[],
  notJudged: ReadonlyMap<string, number>,
  rules: readonly Rule[],
): readonly Diagnostic[] {
  const better = new Map(
    rules.flatMap(({ code, replaces = [] }) => replaces.map((one) => [one, code] as const)),
  );
  const replacing = new Set(better.values());
  const places = new Set(findings.filter(({ code }) => replacing.has(code)).flatMap(placesAround));
  return findings.filter(({ code, at }) => {
    const rule = better.get(code);
    if (rule === undefined || at.in !== "part") return true;
    return !notJudged.has(rule) && !places.has(placeOf(rule, at.part, at.pointer));
  });
}

const placeOf = (...names: readonly string[]): string => names.join("\0");

/** The place of a finding, and all around it. */
function placesAround({ code, at }: Diagnostic): readonly string[] {
  if (at.in !== "part") return [];
  const steps = at.pointer.split("/");
  return steps.map((_, index) => placeOf(code, at.part, steps.slice(0, index + 1).join("/")));
}
