import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const GUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;
/** A trigger registers itself under the flow's id. */
const OWN_NAME = "subscriptionRequest/name";
const EMPTY = /^[0-]+$/;

/** The id of a row is not written into a flow. */
export const environmentFixedId = defineRule({
  code: "environment/fixed-id",
  judges: "flow",
  severity: "info",
  why: "A row has another id in every environment, unless it came there with its id.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: { actions: { Id: compose("@guid()") } },
    bad: { actions: { Id: compose("accounts(6f2c6d1e-0a0b-4c1d-8e2f-3a4b5c6d7e8f)") } },
  }),
  check({ texts }, report) {
    for (const { text, in: place } of texts) {
      if (text.length < 36) continue;
      const [id] = GUID.exec(text) ?? [];
      if (id === undefined || EMPTY.test(id) || place.path.includes(OWN_NAME)) continue;
      report({
        message: `"${id}" is an id.`,
        at: place.at(),
        hint: "Look the row up by a key, or read the id from an environment variable.",
      });
    }
  },
});
