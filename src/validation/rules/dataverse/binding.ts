import type { Template } from "#wdl";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { ANYTHING, possibleTexts, queryText } from "../../query-text.ts";
import { defineRule } from "../../rule.ts";

const bind = (row: string) => ({
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", {
          entityName: "accounts",
          "item/primarycontactid@odata.bind": row,
        }),
      },
    },
  },
});

const BIND = "@odata.bind";
/** Of what is associated: its whole address. */
const ADDRESS = "@odata.id";
const HINT = "Write the whole address, as @odata.id of a row that was read tells it.";

/** A lookup is bound to a set and an id: `contacts(…)`. */
export const dataverseBinding = defineRule({
  code: "dataverse/binding",
  judges: "flow-in-solution",
  severity: "error",
  why: "The call fails with 400: an id alone names no row, and neither does a set.",
  fact: "flow-language.md §10.2",
  examples: () => ({
    good: bind("contacts(@{triggerBody()?['id']})"),
    bad: bind("contacts()"),
  }),
  check({ view }, report) {
    for (const { called, items } of rowCallsIn(view)) {
      for (const { key, value } of items) {
        if (!key.includes("@")) continue;
        const at = called.at("inputs", "parameters", `item/${key}`);
        if (/@odata\.bind$/i.test(key) && !key.endsWith(BIND)) {
          report({ message: `"${key}" does not end in "${BIND}".`, at });
          continue;
        }
        if (key === ADDRESS && !/^\s*(?:https?:|\ue000)/.test(queryText(value) ?? ANYTHING)) {
          report({ message: "This is no address of a row.", at, hint: HINT });
          continue;
        }
        const rows = key.endsWith(BIND) ? possibleTexts(value) : [];
        if (rows.every((row) => namesRow(row, value))) continue;
        report({ message: "This names no row.", at, hint: "Write set(id), as contacts(…)." });
      }
    }
  },
});

/** Real flows also write set/id, and expressions that make the whole of it, with blanks around. */
function namesRow(row: string, value: Template): boolean {
  const text = row.trim();
  if (text.startsWith(ANYTHING)) return !isIdAlone(value);
  return /^(?:https:\/\/\S+)?\/?\w+(?:\([^()']+\)|\/[^/]+)$/.test(text);
}

/** `@{…}` of a key that is called an id, with nothing around it. */
function isIdAlone(value: Template): boolean {
  const [only, ...others] = value.kind === "interpolation" ? value.parts : [];
  const expression =
    only?.kind === "expression" && others.length === 0 ? only.expression : undefined;
  return (
    expression?.kind === "access" &&
    expression.key.kind === "string" &&
    /id(_value)?$/i.test(expression.key.value)
  );
}
