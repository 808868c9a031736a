import type { Address } from "#foundation";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { literalText, memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { secretIn } from "../../secrets.ts";

/** Members of `authentication` that nobody else may know (flow-language.md §3.4). */
const CREDENTIALS = ["secret", "password", "pfx", "value"];

/** Headers that carry nothing but a key. */
const KEY_HEADER =
  /^(?:authorization|ocp-apim-subscription-key|api-?key|x-api-key|x-functions-key)$/i;

/** A scheme alone, or a word that is to be replaced, is none. */
const NO_SECRET = /^(?:\s*|bearer|basic|none|[<{[].*)$/i;

/** No secret stands in a flow. */
export const secretPlainText = defineRule({
  code: "secret/plain-text",
  judges: "flow",
  severity: "error",
  why: "Whoever gets the solution gets the secret; it cannot be taken back.",
  fact: "solution-format.md §23.44",
  examples: () => ({
    good: { actions: { Url: compose("https://example.com/?sig=@{parameters('$connections')}") } },
    bad: { actions: { Url: compose(`https://example.com/?sig=${"aB3".repeat(14)}`) } },
  }),
  check(view, report) {
    const hint = "Take it out and make the secret invalid where it was issued.";
    eachText(view, (text, at) => {
      const found = secretIn(text);
      if (found !== undefined) report({ message: `This holds ${found}.`, at: at(), hint });
    });
    for (const step of view.stepsOfKind("http")) {
      const { inputs } = step.action;
      for (const key of CREDENTIALS) {
        const said = literalText(memberOf(inputs, "authentication", key));
        if (said === undefined || NO_SECRET.test(said)) continue;
        const at = view.at(step, "inputs", "authentication", key);
        report({ message: `The ${key} is written out.`, at, hint });
      }
      for (const { key, value } of membersOf(memberOf(inputs, "headers"))) {
        const said = KEY_HEADER.test(key) ? literalText(value) : undefined;
        if (said === undefined || NO_SECRET.test(said) || secretIn(said) !== undefined) continue;
        const at = view.at(step, "inputs", "headers", key);
        report({ message: `The header "${key}" holds a key.`, at, hint });
      }
    }
  },
});

/** Every text of a flow, also those that no expression can stand in. */
function eachText(view: FlowView, tell: (text: string, at: () => Address) => void): void {
  const { flow, steps, texts, at, atTrigger, atDefinition } = view;
  for (const { text, in: place } of texts) tell(text, place.at);
  for (const { name, defaultValue } of flow.parameters) {
    if (typeof defaultValue !== "string") continue;
    tell(defaultValue, () => atDefinition("parameters", name, "defaultValue"));
  }
  for (const { description } of flow.triggers) {
    if (description) tell(description, () => atTrigger("description"));
  }
  for (const step of steps) {
    const { description } = step.action;
    if (description) tell(description, () => at(step, "description"));
  }
}
