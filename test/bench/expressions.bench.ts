import { bench, describe } from "vitest";
import { type Json, jsonOf } from "#foundation";
import { parseText } from "#wdl";
import { scopeOfContext } from "../../src/emulator/interpreter/context-scope.ts";
import { evaluateOnce, evaluateTemplate } from "../../src/emulator/interpreter/evaluate.ts";

const TEXT = "@concat(substring(toUpper(concat('con', 'toso')), 0, 3), string(add(mul(2, 3), 4)))";
const scope = scopeOfContext(new Map(), "host");
if ("wrong" in scope) throw new Error(scope.wrong);
const { template } = parseText(TEXT);
/** The same with a word that only the run knows: nothing of it can be reckoned ahead. */
const SEEN =
  "@concat(substring(toUpper(concat('con', variables('Rest'))), 0, 3), string(add(mul(2, variables('Count')), 4)))";
const run = scopeOfContext(
  new Map([
    [
      "variables",
      new Map<string, Json>([
        ["Rest", "toso"],
        ["Count", 3n],
      ]),
    ],
  ]),
  "host",
);
if ("wrong" in run) throw new Error(run.wrong);
const withVariables = parseText(SEEN).template;
const row = jsonOf({ body: { value: [{ name: "Contoso", revenue: 12.5 }] } });
if (!(row instanceof Map)) throw new Error("the row is an object");
const seen = scopeOfContext(new Map([["actions", new Map([["List_rows", row]])]]), "host");
if ("wrong" in seen) throw new Error(seen.wrong);
const access = parseText("@first(outputs('List_rows')?['body/value'])?['name']").template;
const date = parseText(
  "@formatDateTime(addDays('2024-03-01T00:00:00Z', 5), 'yyyy-MM-dd')",
).template;

describe("one expression", () => {
  bench("parsed: concat, substring and arithmetic over variables, five calls deep", () => {
    evaluateTemplate(withVariables, run);
  });
  bench("parsed: the same of literals, reckoned once", () => {
    evaluateTemplate(template, scope);
  });
  bench("the same of literals from its text", () => {
    evaluateOnce(parseText(TEXT).template, scope);
  });
  bench("parsed: a column of the first row", () => {
    evaluateTemplate(access, seen);
  });
  bench("parsed: a date moved and written", () => {
    evaluateTemplate(date, scope);
  });
});
