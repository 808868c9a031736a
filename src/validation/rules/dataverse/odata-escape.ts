import { dataverse } from "#connectors";
import type { Expression, Template } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
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

/** What the id of a row is compared with (flow-language.md §10.2). */
const OF_LOOKUP = /\b_\w+_value\s+(?:eq|ne)\s+'$/i;

/** Text in a filter has its quotes doubled. */
export const dataverseOdataEscape = defineRule({
  code: "dataverse/odata-escape",
  judges: "flow",
  severity: "warning",
  why: "A name with an apostrophe breaks the filter, and whoever writes it can change what is found.",
  fact: "flow-language.md §10.2, §16 trap 50",
  examples: () => ({
    good: named("@{replace(triggerBody()['name'], '''', '''''')}"),
    bad: named("@{triggerBody()['name']}"),
  }),
  check(view, report) {
    for (const { apiName, parameters, at, step } of operationsIn(view)) {
      if (apiName !== dataverse.apiName) continue;
      let quotes = 0;
      let before = "";
      for (const part of piecesOf(memberOf(parameters, "$filter"))) {
        if (part.kind === "string") {
          quotes += part.value.split("'").length - 1;
          before = part.value;
        } else if (
          quotes % 2 === 1 &&
          !OF_LOOKUP.test(before) &&
          !isSafe(part) &&
          inferred(part, view, step)?.has("string") !== false
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

/** What a filter is put together from, in an interpolated text or by concat. */
function piecesOf(filter: Template | undefined): readonly Expression[] {
  if (filter?.kind === "interpolation") {
    return filter.parts.flatMap((part) =>
      part.kind === "text" ? [{ kind: "string", value: part.value }] : joinedIn(part.expression),
    );
  }
  return filter?.kind === "expression" ? joinedIn(filter.expression) : [];
}

const joinedIn = (node: Expression): readonly Expression[] =>
  isCall(node, "concat") ? node.args.flatMap(joinedIn) : [node];
