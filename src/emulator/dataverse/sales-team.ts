import type { Outside } from "../port.ts";
import { paired } from "./association.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import type { Metadata } from "./metadata.ts";
import { isReference } from "./row.ts";
import { TEAM_MEMBERSHIP } from "./standard/party-tables.ts";
import type { Store } from "./store.ts";
import { idsOf, rowOf } from "./store.ts";
import type { Author, Transaction } from "./transaction.ts";
import { createRow } from "./transaction.ts";

/** `teamtype` of a team that is made for one row, to share it. */
const ACCESS_TEAM = 1n;

/**
 * Members of an opportunity's sales team are those of an access team that regards it; Dataverse makes
 * the team with its first member (general knowledge of the product, not in the facts).
 */
export function changeSalesTeam(
  metadata: Metadata,
  outside: Pick<Outside, "newId">,
  begun: Transaction,
  author: Author,
  said: {
    readonly opportunity: string;
    readonly user: string;
    readonly change: "joins" | "leaves";
  },
): Transaction | Refused {
  const { opportunity, user, change } = said;
  if (!rowOf(begun.store, "opportunity", opportunity)) return rowAbsent("opportunity", opportunity);
  if (!rowOf(begun.store, "systemuser", user)) return rowAbsent("systemuser", user);
  const table = metadata.tables.get("team");
  if (!table) return refused("set-unknown", "There is no table 'team'.");
  const known = teamOf(begun.store, opportunity);
  const team = known ?? outside.newId();
  const regarding = { table: "opportunity", id: opportunity };
  const there =
    known === undefined
      ? createRow(
          begun,
          table,
          team,
          new Map<string, string | bigint | typeof regarding>([
            ["name", "Sales team"],
            ["teamtype", ACCESS_TEAM],
            ["regardingobjectid", regarding],
          ]),
          author,
        )
      : begun;
  if (isRefused(there)) return there;
  return paired(
    there,
    TEAM_MEMBERSHIP,
    { table: "team", id: team },
    { table: "systemuser", id: user },
    change === "joins",
  );
}

const teamOf = (store: Store, opportunity: string): string | undefined =>
  [...idsOf(store, "team")].find((id) => {
    const team = rowOf(store, "team", id);
    const regarding = team?.get("regardingobjectid");
    return (
      team?.get("teamtype") === ACCESS_TEAM &&
      isReference(regarding) &&
      regarding.id === opportunity
    );
  });
