import { type Loose, ofType } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";
import { kindOf, onOwnItem } from "./solution.ts";

const COLUMNS = "flow-language.md §3.4, §10.2";
const PARAMETERS = "flow-language.md §3.4, §16 trap 1";

/** What is written to columns of a kind that take nothing of it. */
const WRITTEN: readonly (readonly [what: string, value: unknown, ...kinds: readonly string[]])[] = [
  ["a number in a column of text", 5, "text", "memo"],
  ["a truth value in a column of text", "@equals(1, 2)", "text", "memo"],
  ["a truth value in a column of numbers", "@equals(1, 2)", "money", "whole-number", "decimal"],
  ["the text of a truth value as a number", "@{equals(1, 2)}", "money", "whole-number", "choice"],
  ["a truth value as the number of an option", true, "choice", "state", "status"],
  ["a moment in a column of numbers", "@utcNow()", "money", "whole-number", "choice"],
  ["a number as a moment", "@length('abc')", "date"],
  ["an id as a moment", "@guid()", "date"],
  ["words around a moment", "on @{utcNow()}", "date"],
  ["a number as yes or no", "@length('abc')", "yes-no"],
  ["a moment as yes or no", "@{utcNow()}", "yes-no"],
  ["words around a number", "about @{length('abc')}", "money", "whole-number", "decimal"],
  ["words for yes and no", "@if(equals(1, 2), 'yes', 'no')", "yes-no"],
  ["a whole number with a fraction", 1.5, "whole-number"],
];

/** An operation of any connector, for one of its parameters. */
const onParameter =
  (operation: string, key: string, value: unknown) =>
  (root: Loose, random: Random): boolean => {
    const one = random.pick(
      ofType(root, "OpenApiConnection").filter(
        ({ json }) => json.inputs?.host?.operationId === operation && json.inputs.parameters,
      ),
    );
    if (!one) return false;
    one.json.inputs.parameters[key] = value;
    return true;
  };

const GIVEN: readonly (readonly [what: string, operation: string, key: string, value: unknown])[] =
  [
    ["a mark of the next page that is an object", "ListRecords", "$skiptoken", {}],
    ["a truth value for the number of rows", "ListRecords", "$top", "@equals(1, 2)"],
    ["a list of conditions", "ListRecords", "$filter", "@createArray('a eq 1')"],
    ["an object for the id of a referral", "GetReferralById", "id", { id: "a" }],
    ["words for the number of referrals", "GetAllReferrals", "$top", "all"],
    ["words for a whether", "GetAllReferrals", "$count", "often"],
    ["one change where a list is taken", "PatchReferralById", "Referral", { op: "replace" }],
    ["the text of changes", "PatchReferralById", "Referral", "@{createArray(1)}"],
    ["one event where a list is taken", "EventRegistration", "body/WebhookEvents", "all"],
  ];

export const TYPED_VALUE_KINDS: readonly MutantKind[] = [
  ...WRITTEN.map(
    ([name, value, ...kinds]): MutantKind => ({
      name,
      fact: COLUMNS,
      expects: ["dataverse", "dataverse/text-column"],
      plantInSolution: onOwnItem(
        (key, table) => kinds.includes(kindOf(key, table) ?? ""),
        (parameters, key) => {
          parameters[key] = value;
        },
      ),
    }),
  ),
  ...GIVEN.map(
    ([name, operation, key, value]): MutantKind => ({
      name,
      fact: PARAMETERS,
      expects: ["connection", "dataverse"],
      plant: onParameter(operation, key, value),
    }),
  ),
];
