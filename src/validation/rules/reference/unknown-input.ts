import { suggestion } from "#foundation";
import { accessOf } from "../../around.ts";
import { compose } from "../../examples.ts";
import { memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const triggers = {
  manual: {
    type: "Request",
    kind: "Button",
    inputs: { schema: { type: "object", properties: { text: { type: "string" } } } },
  },
};

/** What a flow reads of its caller's inputs is one of them. */
export const referenceUnknownInput = defineRule({
  code: "reference/unknown-input",
  judges: "flow",
  severity: "warning",
  why: "The value is null in every run.",
  fact: "flow-language.md §2",
  examples: () => ({
    good: { triggers, actions: { Make: compose("@triggerBody()?['text']") } },
    bad: { triggers, actions: { Make: compose("@triggerBody()?['text_1']") } },
  }),
  check({ flow, references }, report) {
    const [trigger] = flow.triggers;
    if (
      trigger?.kind !== "request" ||
      !/^(Button|PowerApp(V2)?)$/i.test(trigger.requestKind ?? "")
    ) {
      return;
    }
    const keys = membersOf(memberOf(trigger.inputs, "schema", "properties")).map(({ key }) => key);
    if (keys.length === 0) return;
    for (const reference of references) {
      const { lower, in: place } = reference;
      if (lower !== "triggerbody" && lower !== "triggeroutputs") continue;
      const access = accessOf(reference);
      if (access?.key.kind !== "string") continue;
      const path = access.key.value.split("/");
      if (lower === "triggeroutputs" && path.shift() !== "body") continue;
      // `reference/body-twice` tells it, and its mend.
      if (lower === "triggerbody" && path.length > 1 && /^body$/i.test(path[0] ?? "")) continue;
      const [name] = path;
      // Inputs of their own: the moment and the place of a pressed button.
      if (name === undefined || name === "entity" || name.startsWith("key-button")) continue;
      if (keys.some((key) => key.toLowerCase() === name.toLowerCase())) continue;
      report({
        message: `The flow has no input "${name}".${suggestion(name, keys)}`,
        at: place.at(),
      });
    }
  },
});
