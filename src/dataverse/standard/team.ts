import { ACCESS_TEAM, OWNER_TEAM } from "../sales-team.ts";
import { standardChoice, standardId, standardLookup, standardText } from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/**
 * Teams that a row is shared with: the sales team of an opportunity (domain.md §7) is an access team
 * that regards it. Names and numbers are general knowledge of the product, not in the facts.
 */
export const team = standardTable({
  schemaName: "Team",
  setName: "teams",
  primaryId: "teamid",
  primaryName: "name",
  columns: {
    id: standardId("teamid"),
    name: standardText("name", 160),
    type: standardChoice("team.teamtype", [
      { value: OWNER_TEAM, labels: {} },
      { value: ACCESS_TEAM, labels: {} },
    ]),
    regarding: standardLookup("regardingobjectid", {
      opportunity: "regardingobjectid_opportunity",
    }),
  },
});
