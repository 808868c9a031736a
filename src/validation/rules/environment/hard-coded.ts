import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const OF_AN_ENVIRONMENT =
  /https:\/\/[\w-]+\.crm\d*\.dynamics\.com|https:\/\/[\w-]+\.sharepoint\.com|[\w.+-]+@(?!odata|microsoft\.dynamics)[\w-]+(?:\.[a-z]{2,})+\b/i;

/** What differs between environments is not written into a flow. */
export const environmentHardCoded = defineRule({
  code: "environment/hard-coded",
  judges: "flow",
  severity: "warning",
  why: "The flow works where it was made and acts on that place from everywhere else.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: { actions: { Url: compose("@parameters('$connections')") } },
    bad: { actions: { Url: compose("https://contoso.crm4.dynamics.com/main.aspx") } },
  }),
  check({ texts }, report) {
    for (const { text, in: place } of texts) {
      if (!text.includes("@") && !text.includes("://")) continue;
      const [found] = OF_AN_ENVIRONMENT.exec(text) ?? [];
      if (found === undefined || /@(example|contoso)\./i.test(found)) continue;
      report({
        message: `"${found}" belongs to one environment.`,
        at: place.at(),
        hint: "Read it from an environment variable.",
      });
    }
  },
});
