import { paired } from "./association.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import type { Metadata } from "./metadata.ts";
import type { Reference, Row } from "./row.ts";
import { isReference } from "./row.ts";
import { TEAM_MEMBERSHIP } from "./standard/party-tables.ts";
import type { Store } from "./store.ts";
import { idsOf, rowOf } from "./store.ts";
import type { Author, Transaction } from "./transaction.ts";
import { createRow } from "./transaction.ts";

/** `teamtype` of a team that is made for one row, to share it. */
const ACCESS_TEAM = 1n;

export interface Membership {
  /** The row that the team is made for. */
  readonly regarding: Reference;
  /** What it is made from; a row has a team for each. */
  readonly template: Reference | undefined;
  /** Of a team that is made. */
  readonly name: string;
  readonly user: string;
  readonly change: "joins" | "leaves";
}

/**
 * Adds a user to a row's access team or takes one out. Dataverse makes the team with its first member
 * (general knowledge of the product, not in the facts).
 */
export function changeAccessTeam(
  metadata: Metadata,
  newId: () => string,
  begun: Transaction,
  author: Author,
  membership: Membership,
): { readonly transaction: Transaction; readonly team: string } | Refused {
  const { regarding, user, change } = membership;
  for (const { table, id } of [regarding, { table: "systemuser", id: user }]) {
    if (!rowOf(begun.store, table, id)) return rowAbsent(table, id);
  }
  const known = teamOf(begun.store, membership);
  const team = known ?? newId();
  const there = known === undefined ? withTeam(metadata, begun, author, team, membership) : begun;
  if (isRefused(there)) return there;
  const members = [
    { table: "team", id: team },
    { table: "systemuser", id: user },
  ] as const;
  const transaction = paired(there, TEAM_MEMBERSHIP, ...members, change === "joins");
  return { transaction, team };
}

function withTeam(
  metadata: Metadata,
  begun: Transaction,
  author: Author,
  id: string,
  { regarding, template, name, change }: Membership,
): Transaction | Refused {
  const table = metadata.tables.get("team");
  if (!table) return refused("set-unknown", "There is no table 'team'.");
  if (change === "leaves") {
    return refused(
      "not-simulated",
      "The simulation does not know how to leave a team that is not there.",
    );
  }
  const row = new Map<string, string | bigint | Reference>([
    ["name", name],
    ["teamtype", ACCESS_TEAM],
    ["regardingobjectid", regarding],
  ]);
  if (template) row.set("teamtemplateid", template);
  return createRow(begun, table, id, row, author);
}

const teamOf = (store: Store, { regarding, template }: Membership): string | undefined =>
  [...idsOf(store, "team")].find((id) => {
    const team = rowOf(store, "team", id);
    return (
      team?.get("teamtype") === ACCESS_TEAM &&
      idIn(team, "regardingobjectid") === regarding.id &&
      idIn(team, "teamtemplateid") === template?.id
    );
  });

function idIn(row: Row, column: string): string | undefined {
  const value = row.get(column);
  return isReference(value) ? value.id : undefined;
}
