import { printCanonical } from "#wdl";
import { accessOf } from "../../around.ts";
import { compose } from "../../examples.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

const reading = (key: string) => ({ actions: { Name: compose(`@triggerBody()?['${key}']`) } });

/** What is read of a body does not begin at the body again. */
export const referenceBodyTwice = defineRule({
  code: "reference/body-twice",
  judges: "flow",
  severity: "warning",
  why: "body(…) and triggerBody() are the body already: what is read below a second one is null in every run.",
  fact: "flow-language.md §7.3, §7.7",
  examples: () => ({ good: reading("name"), bad: reading("body/name") }),
  check(flow, report) {
    for (const reference of flow.references) {
      const { call, lower, in: place } = reference;
      if (lower !== "body" && lower !== "triggerbody") continue;
      const access = accessOf(reference);
      const key = access?.key.kind === "string" ? access.key.value : "";
      if (!access || !/^body\//i.test(key)) continue;
      // Somebody's answer may have a member of that name.
      if (shapeOf(call, flow, place.step)?.members?.has("body")) continue;
      const right = `${printCanonical(call)}?['${key.slice("body/".length)}']`;
      report({
        message: `${printCanonical(access)} looks for a body in the body.`,
        at: place.at(),
        hint: `Write ${right}.`,
      });
    }
  },
});
