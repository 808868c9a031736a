import type { Address } from "#foundation";
import type { Action, Trigger } from "#wdl";
import { compose, HTTP_TRIGGER, RESPONSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

type Kind = Action["kind"] | "trigger";

/** What each option is of; others are said of several kinds (flow-language.md §2, §3, §5). */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  asynchronous: ["response"],
  failwhenlimitsreached: ["until"],
  sequential: ["for-each"],
  singleinstance: ["trigger"],
  enableschemavalidation: ["trigger"],
  disableasyncpattern: ["http", "connector", "legacy-connector", "child-flow"],
  suppressworkflowheaders: ["http", "connector", "legacy-connector", "child-flow"],
  suppressworkflowheadersonresponse: ["response", "trigger"],
  disableautomaticdecompression: ["http", "connector", "legacy-connector"],
};

const answering = (actions: { readonly [name: string]: object }) => ({
  triggers: HTTP_TRIGGER,
  actions,
});

/** An option stands at an action or trigger that has it. */
export const shapeMisplacedOption = defineRule({
  code: "shape/misplaced-option",
  judges: "flow",
  severity: "warning",
  why: "The option has no effect.",
  fact: "flow-language.md §2, §3, §5",
  examples: () => ({
    good: answering({ Answer: { ...RESPONSE, operationOptions: "Asynchronous" } }) as never,
    bad: answering({ Make: { ...compose(1), operationOptions: "Asynchronous" } }) as never,
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (one: Action | Trigger, kind: Kind, place: () => Address): void => {
      for (const option of one.operationOptions?.split(",") ?? []) {
        const kinds = KINDS[option.trim().toLowerCase()];
        if (!kinds || kind === "foreign" || kinds.includes(kind)) continue;
        const message = `"${one.name}" cannot have the option "${option.trim()}".`;
        report({ message, at: place() });
      }
    };
    for (const trigger of flow.triggers) {
      judge(trigger, "trigger", () => atTrigger("operationOptions"));
    }
    for (const step of steps) {
      judge(step.action, step.action.kind, () => at(step, "operationOptions"));
    }
  },
});
