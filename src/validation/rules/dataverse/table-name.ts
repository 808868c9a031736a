import { echoed, isOneLetterAway, suggestion } from "#foundation";
import { rowCallsIn } from "../../dataverse-calls.ts";
import { TRACE } from "../../example-tables.ts";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { KnownTables } from "../../known-tables.ts";
import { defineRule } from "../../rule.ts";

const list = (entityName: string) => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: { List: operation("ListRecords", { entityName, $top: 1 }) },
    },
  },
});

/** Actions name a table by its set, triggers by its logical name. */
export const dataverseTableName = defineRule({
  code: "dataverse/table-name",
  judges: "flow-in-solution",
  severity: "error",
  why: "An action with a logical name fails with 404, a trigger with a set name never fires or cannot be switched on.",
  fact: "flow-language.md §10.1, §10.2, §16 trap 38",
  examples: () => ({ good: list("ex_traces"), bad: list("ex_trace") }),
  check({ view }, report, { model, tables }) {
    for (const { called, name, nameKey, table } of rowCallsIn(view)) {
      if (table) continue;
      const isTrigger = called.step === undefined;
      const known = isTrigger ? meantByTrigger(name, tables) : meantByAction(name, tables);
      const names = tables.all.map((one) => (isTrigger ? one.logicalName : one.setName));
      const meant = known ?? slipIn(name, names);
      const at = called.at("inputs", "parameters", nameKey);
      if (!isName(name)) {
        report({ message: `"${echoed(name)}" is no name of a table.`, at });
      } else if (meant !== undefined) {
        const kind = isTrigger ? "logical name" : "set name";
        report({
          message: `"${name}" is not the ${kind} of a table. Did you mean "${meant}"?`,
          at,
        });
      } else {
        const prefix = `${model.publisher.prefix}_`.toLowerCase();
        const ours = tables.all.filter(({ logicalName }) => logicalName.startsWith(prefix));
        if (prefix.length > 1 && name.startsWith(prefix)) {
          const ownNames = ours
            .map((one) => (isTrigger ? one.logicalName : one.setName))
            .filter((one) => one !== "");
          const guess = suggestion(name, ownNames);
          if (guess !== "") {
            report({ message: `The solution has no table "${name}".${guess}`, at });
            continue;
          }
        }
        report.notJudged();
      }
    }
  },
});

/** Tables have no blanks and no signs in their names. */
const isName = (name: string): boolean => /^\w*$/.test(name);

/** Names shorter than this lie too near to those of tables that are not known here. */
const SHORTEST = 10;

/** The name that was meant; `contracts` is a table too, no slip of `contacts`. */
const slipIn = (name: string, names: readonly string[]): string | undefined =>
  name.length < SHORTEST ? undefined : names.find((one) => isOneLetterAway(name, one));

const meantByAction = (name: string, { all }: KnownTables): string | undefined => {
  const lower = name.toLowerCase();
  return all.find(
    // Of a table of others the export need not tell the set.
    ({ logicalName, setName }) =>
      setName !== "" &&
      (lower === logicalName ||
        lower === setName.toLowerCase() ||
        lower === `${logicalName}s` ||
        lower === `${logicalName}es`),
  )?.setName;
};

const meantByTrigger = (name: string, { all }: KnownTables): string | undefined => {
  const lower = name.toLowerCase();
  return all.find(
    ({ logicalName, setName }) =>
      (setName !== "" && lower === setName.toLowerCase()) ||
      lower === logicalName ||
      lower === `${logicalName}s`,
  )?.logicalName;
};
