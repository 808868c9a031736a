import type { Outside } from "../port.ts";
import { changeAccessTeam } from "./access-team.ts";
import type { Refused } from "./errors.ts";
import { isRefused } from "./errors.ts";
import type { Metadata } from "./metadata.ts";
import type { Author, Transaction } from "./transaction.ts";

/** Members of an opportunity's sales team are those of an access team that regards it. */
export function changeSalesTeam(
  metadata: Metadata,
  { newId }: Pick<Outside, "newId">,
  begun: Transaction,
  author: Author,
  said: {
    readonly opportunity: string;
    readonly user: string;
    readonly change: "joins" | "leaves";
  },
): Transaction | Refused {
  const { opportunity, user, change } = said;
  const done = changeAccessTeam(metadata, newId, begun, author, {
    regarding: { table: "opportunity", id: opportunity },
    template: undefined,
    name: "Sales team",
    user,
    change,
  });
  return isRefused(done) ? done : done.transaction;
}
