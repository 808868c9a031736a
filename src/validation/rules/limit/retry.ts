import { type Address, slipOf } from "#foundation";
import type { Action, Template, Trigger } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import {
  isComputed,
  isWhole,
  literalText,
  memberOf,
  membersOf,
  saidNumber,
  secondsOf,
  told,
} from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const [LEAST, MOST] = [1, 90];
/** Seconds between two repeats. */
const [SHORTEST, LONGEST] = [5, 86_400];

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
  examples: () => ({
    good: retried({ type: "exponential", count: 4, interval: "PT5S" }),
    bad: retried({ type: "exponential", count: 100, interval: "PT5S" }),
  }),
  check(view, report) {
    for (const { policy, at } of policiesIn(view)) {
      for (const { message, key, hint } of wrongIn(policy)) {
        report({
          message,
          at: at(...(key === undefined ? [] : [key])),
          ...(hint === undefined ? {} : { hint }),
        });
      }
    }
  },
});

interface PlacedPolicy {
  readonly policy: Template;
  readonly at: (...path: readonly string[]) => Address;
}

function policiesIn({ flow, steps, at, atTrigger }: FlowView): readonly PlacedPolicy[] {
  const place = ["inputs", "retryPolicy"];
  const policies: PlacedPolicy[] = [];
  for (const trigger of flow.triggers) {
    const policy = policyOf(trigger);
    if (policy) policies.push({ policy, at: (...path) => atTrigger(...place, ...path) });
  }
  for (const step of steps) {
    const policy = policyOf(step.action);
    if (policy) policies.push({ policy, at: (...path) => at(step, ...place, ...path) });
  }
  return policies;
}

const policyOf = (one: Action | Trigger): Template | undefined => {
  if ("retryPolicy" in one) return one.retryPolicy;
  return "inputs" in one ? memberOf(one.inputs, "retryPolicy") : undefined;
};

interface Wrong {
  readonly message: string;
  readonly key?: string;
  readonly hint?: string;
}

const WORDS = ["type", "count", "interval", "minimumInterval", "maximumInterval"];
const KINDS = "none, fixed or exponential";

function wrongIn(policy: Template): readonly Wrong[] {
  if (policy.kind !== "record") {
    return policy.kind === "expression"
      ? []
      : [{ message: `${told(policy)} is no retry policy.`, hint: `An object of type ${KINDS}.` }];
  }
  const said = memberOf(policy, "type");
  const type = literalText(said)?.toLowerCase();
  if (said === undefined) return [{ message: "The retry policy says no type.", hint: `${KINDS}.` }];
  if (type === "none") return [];
  const count = memberOf(policy, "count");
  return [
    ...((type === undefined && isComputed(said)) || /^(fixed|exponential)$/.test(type ?? "")
      ? []
      : [{ message: `${told(said)} is no kind of retry.`, key: "type", hint: `${KINDS}.` }]),
    ...["count", "interval"]
      .filter((key) => memberOf(policy, key) === undefined)
      .map((key) => ({ message: `The retry policy says no ${key}.` })),
    ...(isWhole(saidNumber(count) ?? LEAST, LEAST, MOST)
      ? []
      : [
          {
            message: `A call is repeated ${LEAST} to ${MOST} times, not ${told(count)}.`,
            key: "count",
          },
        ]),
    ...wrongTimes(policy),
    ...membersOf(policy).flatMap(({ key }) => {
      const meant = WORDS.includes(key) ? undefined : slipOf(key, WORDS);
      return meant === undefined
        ? []
        : [{ message: `A retry policy has no "${key}". Did you mean "${meant}"?`, key }];
    }),
  ];
}

function wrongTimes(policy: Template): readonly Wrong[] {
  const times = new Map(
    ["interval", "minimumInterval", "maximumInterval"].map((key) => {
      const said = memberOf(policy, key);
      const text = literalText(said);
      return [key, { said, text, seconds: secondsOf(text ?? "") }] as const;
    }),
  );
  const wrong: Wrong[] = [];
  for (const [key, { said, text, seconds }] of times) {
    if (said === undefined || (text === undefined && isComputed(said))) continue;
    if (seconds !== undefined && seconds >= SHORTEST && seconds <= LONGEST) continue;
    wrong.push({ message: `${told(said)} is no time from PT5S to P1D.`, key });
  }
  const least = times.get("minimumInterval")?.seconds;
  const most = times.get("maximumInterval")?.seconds;
  if (least !== undefined && most !== undefined && least > most) {
    wrong.push({
      message: "The shortest wait is longer than the longest.",
      key: "minimumInterval",
    });
  }
  return wrong;
}
