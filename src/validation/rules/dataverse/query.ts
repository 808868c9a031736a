import { dataverse } from "#connectors";
import { hasErrors, parseXml } from "#foundation";
import type { Template } from "#wdl";
import { TRIGGER_FILTER } from "../../dataverse-calls.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { inferred, isOnly } from "../../inference.ts";
import { literalNumber, literalText, memberOf } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { isBalanced, queryText, wrongIn } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const list = ($filter: string) => ({
  connections: connected(DATAVERSE),
  actions: { List: operation("ListRecords", { entityName: "accounts", $filter }) },
});

/** What rows are asked for by can be read: conditions, order, number, and fetch XML. */
export const dataverseQuery = defineRule({
  code: "dataverse/query",
  judges: "flow",
  severity: "error",
  why: "The call fails with 400, or the trigger cannot be registered.",
  fact: "flow-language.md §10.1, §10.2",
  examples: () => ({ good: list("statecode eq 0"), bad: list("statecode == 0") }),
  check(view, report) {
    const { tables } = view;
    for (const { apiName, parameters, at, step } of operationsIn(view)) {
      if (apiName !== dataverse.apiName) continue;
      const say = (key: string, message: string): void =>
        report({ message: `${message}.`, at: at("inputs", "parameters", key) });
      for (const key of ["$filter", TRIGGER_FILTER]) {
        const text = queryText(memberOf(parameters, key));
        const wrong = text === undefined ? undefined : wrongIn(text);
        const filter = memberOf(parameters, key);
        const isTruth =
          filter?.kind === "expression" &&
          isOnly(inferred(filter.expression, view, step), "boolean");
        if (isTruth)
          say(key, "It is true or false, no condition that Dataverse could look rows up by");
        else if (wrong !== undefined) say(key, wrong);
        else if (
          key === TRIGGER_FILTER &&
          /\b[a-z_]\w*\/\w/i.test(text?.replace(/'[^']*'/g, "") ?? "")
        ) {
          say(key, "A trigger's filter cannot look into related tables");
        } else if (key === "$filter" && /&/.test(text?.replace(/'[^']*'/g, "") ?? "")) {
          say(key, "& begins another part of the address");
        }
      }
      for (const entry of piecesOf(parameters, "$orderby")) {
        const [column, direction, ...more] = entry.trim().split(/\s+/);
        if (column === "") say("$orderby", "A comma has no column beside it");
        else if ((direction !== undefined && !/^(?:asc|desc)$/.test(direction)) || more.length > 0)
          say("$orderby", `"${entry.trim()}" is not ordered asc or desc`);
      }
      const selected = piecesOf(parameters, "$select");
      for (const [index, entry] of selected.entries()) {
        // Whether one comma at the very end is forgiven nobody has said.
        if (entry.trim() === "" && index < selected.length - 1)
          say("$select", "A comma has no column before it");
        else if (!/^\s*[\w/.@*]*\s*$/.test(entry))
          say("$select", `"${entry.trim()}" is no name of a column`);
      }
      const expansion = literalText(memberOf(parameters, "$expand"));
      if (expansion !== undefined && !isBalanced(expansion)) {
        say("$expand", "Its parentheses do not match");
      }
      const most = literalNumber(memberOf(parameters, "$top"));
      if (most !== undefined && (most < 1 || !Number.isInteger(most))) {
        say("$top", `${most} is no number of rows`);
      }
      const fetch = literalText(memberOf(parameters, "fetchXml"));
      if (fetch !== undefined && fetch !== "" && hasErrors(parseXml(fetch, "").diagnostics)) {
        say("fetchXml", "It is no XML");
      }
      const [, fetched] = /<entity\b[^>]*?\sname\s*=\s*["']([^"'@]+)["']/.exec(fetch ?? "") ?? [];
      const set = literalText(memberOf(parameters, "entityName"));
      const table = set === undefined ? undefined : tables.withSet(set)?.logicalName;
      if (fetched !== undefined && table !== undefined && fetched !== table)
        say("fetchXml", `It asks for "${fetched}", the call for "${set}"`);
    }
  },
});

/** What stands between commas; nothing where nothing is said. */
function piecesOf(parameters: Template | undefined, key: string): readonly string[] {
  const text = literalText(memberOf(parameters, key)) ?? "";
  return text.trim() === "" ? [] : text.split(",");
}
