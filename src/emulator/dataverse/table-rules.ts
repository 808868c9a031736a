import type { Changes, Row, Stored } from "./row.ts";

/** What Dataverse makes of a write to one of its own tables, besides what every table does. */
export function tableRules(table: string, before: Row | undefined, changes: Changes): Changes {
  switch (table) {
    case "opportunity":
      return withoutReckonedRevenue(before, changes);
    case "contact":
    case "lead":
    case "systemuser":
      return withFullName(before, changes);
    default:
      return changes;
  }
}

/** Revenue that the system reckons from products is not overwritten by hand (domain.md §8). */
function withoutReckonedRevenue(before: Row | undefined, changes: Changes): Changes {
  const said = changes.get("isrevenuesystemcalculated");
  const reckoned = said === undefined ? before?.get("isrevenuesystemcalculated") : said;
  if (reckoned !== true || !changes.has("estimatedvalue")) return changes;
  const kept = new Map(changes);
  kept.delete("estimatedvalue");
  return kept;
}

function withFullName(before: Row | undefined, changes: Changes): Changes {
  const first = latest(before, changes, "firstname");
  const last = latest(before, changes, "lastname");
  if (first === undefined && last === undefined) return changes;
  return new Map(changes).set("fullname", [first, last].filter(Boolean).join(" "));
}

const latest = (before: Row | undefined, changes: Changes, column: string): Stored | undefined =>
  changes.has(column) ? (changes.get(column) ?? undefined) : before?.get(column);
