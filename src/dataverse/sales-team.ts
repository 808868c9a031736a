/** `teamtype` of a team that owns rows. */
export const OWNER_TEAM = 0;

/** `teamtype` of a team that is made to share one row (general knowledge, as all of `standard/team.ts`). */
export const ACCESS_TEAM = 1;

/** Leads from a user to its teams, and from a team to its members. */
export const TEAM_MEMBERS = "teammembership_association";
