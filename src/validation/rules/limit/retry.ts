import type { Address } from "#foundation";
import type { Template } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { literalNumber, literalText, memberOf, secondsOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const listing = operation("ListRecords", { entityName: "accounts", $top: 1 });
const retried = (retryPolicy: { readonly [key: string]: string | number }) => ({
  connections: connected(DATAVERSE),
  actions: { List: { ...listing, inputs: { ...listing.inputs, retryPolicy } } },
});

/** A retry policy is none, fixed or exponential, with 1 to 90 repeats 5 seconds to a day apart. */
export const limitRetry = defineRule({
  code: "limit/retry",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §5",
  examples: {
    good: retried({ type: "exponential", count: 4, interval: "PT5S" }),
    bad: retried({ type: "exponential", count: 100, interval: "PT5S" }),
  },
  check({ steps, at }, report) {
    for (const { action, ...step } of steps) {
      const policy = policyOf(
        action as { readonly retryPolicy?: Template; readonly inputs?: Template },
      );
      if (policy?.kind !== "record") continue;
      const place = (key: string): Address => at({ action, ...step }, "inputs", "retryPolicy", key);
      const type = literalText(memberOf(policy, "type"));
      if (type !== undefined && !/^(none|fixed|exponential)$/i.test(type)) {
        report({
          message: `"${type}" is no kind of retry.`,
          at: place("type"),
          hint: "none, fixed or exponential.",
        });
      }
      for (const key of ["count", "interval"]) {
        if (type?.toLowerCase() === "none" || memberOf(policy, key) !== undefined) continue;
        report({
          message: `The retry policy says no ${key}.`,
          at: at({ action, ...step }, "inputs", "retryPolicy"),
        });
      }
      const count = literalNumber(memberOf(policy, "count"));
      if (count !== undefined && (count < 1 || count > 90)) {
        report({ message: `A call is repeated 1 to 90 times, not ${count}.`, at: place("count") });
      }
      for (const key of ["interval", "minimumInterval", "maximumInterval"]) {
        const text = literalText(memberOf(policy, key));
        if (text === undefined) continue;
        const seconds = secondsOf(text);
        if (seconds !== undefined && seconds >= 5 && seconds <= 86_400) continue;
        report({ message: `"${text}" is no time from PT5S to P1D.`, at: place(key) });
      }
    }
  },
});

const policyOf = (action: { readonly retryPolicy?: Template; readonly inputs?: Template }) =>
  action.retryPolicy ?? memberOf(action.inputs, "retryPolicy");
