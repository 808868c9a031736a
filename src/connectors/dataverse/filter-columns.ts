import type { AnyTable } from "#dataverse";
import { invariant, suggestion } from "#foundation";
import { isInterpolated, type TextInput } from "#wdl";
import { readName } from "../row.ts";

/** What stands for an expression: it may be a value, a name or a part of one. */
const ANYTHING = "\ue000";

const NO_COLUMNS: ReadonlySet<string> = new Set([
  ...["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "in", "has"],
  ...["add", "sub", "mul", "div", "mod", "null", "true", "false"],
]);

/**
 * Throws when a condition names a column that the definition of a table others bring does not list:
 * nobody else can tell a misspelt one, because such tables have more columns than the house knows.
 * Columns of own tables are judged with the solution; a condition that is an expression is not read,
 * as a mapping may have named its columns. At run time the call fails with 400 (flow-language.md §10.3).
 */
export function checkFilter(
  table: AnyTable,
  filter: TextInput | undefined,
  mapped: readonly string[] = [],
): void {
  if (table.kind !== "standard") return;
  const known = [...Object.values(table.columns).map(readName), table.primaryId, ...mapped];
  for (const name of namesIn(textOf(filter))) {
    // The message takes longer than the look: it is made when it is needed.
    if (known.includes(name)) continue;
    invariant(
      false,
      `a filter of "${table.logicalName}" names "${name}", which its definition does not list.${suggestion(name, known)}`,
    );
  }
}

function textOf(filter: TextInput | undefined): string {
  if (typeof filter === "string") return filter;
  if (!isInterpolated(filter)) return "";
  return filter.template.parts
    .map((part) => (part.kind === "text" ? part.value : ANYTHING))
    .join("");
}

/** Words that stand where columns do; those of related tables have a way before their names. */
function namesIn(condition: string): readonly string[] {
  // Functions of Dataverse take their columns as texts.
  if (condition.includes("Microsoft.Dynamics.CRM.")) return [];
  const bare = condition.replaceAll(/'(?:[^']|'')*'/g, "''");
  return [...bare.matchAll(/([\w.@/:+\-\ue000]+)\s*(\(?)/g)].flatMap(([, word = "", call]) =>
    call === "" && /^[A-Za-z_]\w*$/.test(word) && !NO_COLUMNS.has(word) ? [word] : [],
  );
}
