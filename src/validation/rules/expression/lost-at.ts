import { echoed } from "#foundation";
import { type Expression, functionNamed, parseExpression, visitCalls } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** A whole text that calls a function, with an @ in its first word or none at all. */
const CALL = /^\s*(\w*)(@?)(\w+)\s*\(.*[)\]]\s*$/s;
const WORDS: ReadonlySet<string> = new Set(["null", "true", "false"]);

/** A text is no expression whose @ was lost. */
export const expressionLostAt = defineRule({
  code: "expression/lost-at",
  judges: "flow",
  severity: "warning",
  why: "Nothing is evaluated: the text itself is the value.",
  fact: "flow-language.md §7.1",
  examples: () => ({
    good: { actions: { Make: compose("@triggerBody()?['name']") } },
    bad: { actions: { Make: compose("triggerBody()?['name']") } },
  }),
  check({ texts }, report) {
    for (const { text, quoted, in: place } of texts) {
      if (quoted || !isLost(text)) continue;
      const message = `"${echoed(text)}" is a text, no expression.`;
      report({ message, at: place.at(), hint: "Begin it with @." });
    }
  },
});

function isLost(text: string): boolean {
  const [before, after, ...more] = text.split("@");
  if (more.length === 0 && before && after !== undefined && WORDS.has(before + after)) return true;
  const [, first = "", at = "", second = ""] = CALL.exec(text) ?? [];
  const signature = second === "" ? undefined : functionNamed(first + second);
  if (!signature || (at !== "" && first === "")) return false;
  const { expression, problems } = parseExpression(text.replace("@", ""));
  // Texts such as "length(m)" occur; what reads of the run does not, unless it was meant to.
  return problems.length === 0 && (at !== "" || readsOfRun(expression));
}

function readsOfRun(expression: Expression): boolean {
  let reads = false;
  visitCalls(expression, ({ name }) => {
    reads ||= functionNamed(name)?.family === "reference";
  });
  return reads;
}
