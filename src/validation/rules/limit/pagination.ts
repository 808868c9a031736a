import { connected, DATAVERSE, operation } from "../../examples.ts";
import { isWhole, memberOf, saidNumber, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const MOST = 100_000;
const PLACE = ["paginationPolicy", "minimumItemCount"] as const;
const reading = (minimumItemCount: number) => ({
  connections: connected(DATAVERSE),
  actions: {
    List: {
      ...operation("ListRecords", { entityName: "accounts", $filter: "name eq 'a'" }),
      runtimeConfiguration: { paginationPolicy: { minimumItemCount } },
    },
  },
});

/** Page after page is read until there are 1 to 100,000 items. */
export const limitPagination = defineRule({
  code: "limit/pagination",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §5, §9",
  examples: () => ({ good: reading(5000), bad: reading(200_000) }),
  check({ steps, at }, report) {
    for (const step of steps) {
      const { runtimeConfiguration } = step.action;
      const count = memberOf(runtimeConfiguration, ...PLACE);
      if (isWhole(saidNumber(count) ?? 1, 1, MOST)) continue;
      report({
        message: `Pages are read until there are 1 to ${MOST} items, not ${told(count)}.`,
        at: at(step, "runtimeConfiguration", ...PLACE),
      });
    }
  },
});
