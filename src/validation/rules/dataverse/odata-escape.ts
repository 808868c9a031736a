import { dataverse } from "#connectors";
import type { Expression } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { inferred } from "../../inference.ts";
import { memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const named = (value: string) => ({
  connections,
  actions: {
    List: operation("ListRecords", { entityName: "accounts", $filter: `name eq '${value}'` }),
  },
});

/** Functions that leave no quote in what they make. */
const SAFE: ReadonlySet<string> = new Set([
  "replace",
  "guid",
  "utcnow",
  "int",
  "ticks",
  "encodeuricomponent",
  "uricomponent",
  "base64",
  "formatdatetime",
  "adddays",
  "parameters",
]);

/** Text in a filter has its quotes doubled. */
export const dataverseOdataEscape = defineRule({
  code: "dataverse/odata-escape",
  judges: "flow",
  severity: "warning",
  why: "A name with an apostrophe breaks the filter, and whoever writes it can change what is found.",
  fact: "flow-language.md §10.2, §16 trap 50",
  examples: {
    good: named("@{replace(triggerBody()['name'], '''', '''''')}"),
    bad: named("@{triggerBody()['name']}"),
  },
  check(view, report) {
    for (const { apiName, parameters, at, step } of operationsIn(view)) {
      if (apiName !== dataverse.apiName) continue;
      const filter = memberOf(parameters, "$filter");
      if (filter?.kind !== "interpolation") continue;
      let quotes = 0;
      for (const part of filter.parts) {
        if (part.kind === "text") quotes += part.value.split("'").length - 1;
        else if (
          quotes % 2 === 1 &&
          !isSafe(part.expression) &&
          inferred(part.expression, view, step)?.has("string") !== false
        ) {
          const message = "Text goes into the filter with its quotes.";
          report({
            message,
            at: at("inputs", "parameters", "$filter"),
            hint: "Double them: replace(…, '''', '''''').",
          });
          break;
        }
      }
    }
  },
});

const isSafe = (node: Expression): boolean =>
  node.kind === "call" && (SAFE.has(node.name.toLowerCase()) || node.args.some(isSafe));
