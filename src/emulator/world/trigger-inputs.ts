import type { Template, Trigger } from "#wdl";
import { EvaluationError, evaluateTemplate } from "../interpreter/evaluate.ts";
import type { EvaluationScope } from "../interpreter/scope.ts";
import type { Value } from "../interpreter/value.ts";
import { hostOf } from "../run/actions/connector.ts";

/** What a trigger was told to do, for its record; nothing where that has no value. */
export function triggerInputsOf(
  trigger: Trigger | undefined,
  scope: EvaluationScope,
): Value | undefined {
  const evaluated = (template: Template | undefined): Value | undefined =>
    template && evaluateTemplate(template, scope);
  try {
    switch (trigger?.kind) {
      case "connector":
        return new Map<string, Value>()
          .set("host", hostOf(trigger.host))
          .set("parameters", evaluated(trigger.parameters) ?? new Map());
      case "request":
      case "recurrence":
      case "legacy-connector":
        return evaluated(trigger.inputs);
      case "foreign":
      case undefined:
        return undefined;
    }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return undefined;
  }
}
