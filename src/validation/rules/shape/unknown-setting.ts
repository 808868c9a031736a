import { type Address, suggestion } from "#foundation";
import type { Template } from "#wdl";
import { BUTTON_TRIGGER } from "../../examples.ts";
import { memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

/** What a trigger or an action may set for its runs (flow-language.md §5). */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  paginationPolicy: ["minimumItemCount"],
  secureData: ["properties"],
  contentTransfer: ["transferMode", "uploadChunkSize", "downloadChunkSize"],
  concurrency: ["runs", "maximumWaitingRuns", "repetitions"],
  staticResult: ["name", "staticResultOptions"],
};

/** A loop counts its rounds, a trigger its runs. */
const CONCURRENCY = { loop: ["repetitions"], trigger: ["runs", "maximumWaitingRuns"] };

const runs = (concurrency: { readonly [key: string]: number }) => ({
  triggers: { manual: { ...BUTTON_TRIGGER.manual, runtimeConfiguration: { concurrency } } },
});

/** The settings of a trigger or an action are those that it has. */
export const shapeUnknownSetting = defineRule({
  code: "shape/unknown-setting",
  judges: "flow",
  severity: "warning",
  why: "The setting has no effect, or the flow cannot be switched on.",
  fact: "flow-language.md §2, §3.1, §5",
  examples: () => ({ good: runs({ runs: 1 }), bad: runs({ repetitions: 1 }) }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (
      settings: Template | undefined,
      concurrency: readonly string[],
      place: (...path: readonly string[]) => Address,
    ): void => {
      for (const { key, value } of membersOf(settings)) {
        const at = (...path: readonly string[]) => place("runtimeConfiguration", key, ...path);
        const known = key === "concurrency" ? concurrency : SETTINGS[key];
        if (known === undefined) {
          const guess = suggestion(key, Object.keys(SETTINGS));
          if (guess === "") report.notJudged();
          else report({ message: `There is no setting "${key}".${guess}`, at: at() });
          continue;
        }
        for (const { key: inner } of membersOf(value)) {
          if (known.includes(inner)) continue;
          report({
            message: `"${key}" has no "${inner}" here.${suggestion(inner, known)}`,
            at: at(inner),
            ...(known.length > 0 ? { hint: `It has ${known.join(", ")}.` } : {}),
          });
        }
      }
      const hidden = memberOf(settings, "secureData", "properties");
      if (hidden && hidden.kind !== "list" && hidden.kind !== "expression") {
        const message = "What is hidden is a list.";
        report({ message, at: place("runtimeConfiguration", "secureData", "properties") });
      }
    };
    for (const trigger of flow.triggers) {
      judge(trigger.runtimeConfiguration, CONCURRENCY.trigger, atTrigger);
    }
    for (const step of steps) {
      const { kind, runtimeConfiguration } = step.action;
      const concurrency = kind === "for-each" ? CONCURRENCY.loop : [];
      judge(runtimeConfiguration, concurrency, (...path) => at(step, ...path));
    }
  },
});
