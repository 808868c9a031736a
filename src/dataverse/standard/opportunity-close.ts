import {
  standardDateTime,
  standardId,
  standardLookup,
  standardMemo,
  standardMoney,
  standardText,
} from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** The activity that closing an opportunity leaves behind: what Win and LoseOpportunity take. */
export const opportunityClose = standardTable({
  schemaName: "OpportunityClose",
  setName: "opportunitycloses",
  primaryId: "activityid",
  primaryName: "subject",
  columns: {
    id: standardId("activityid"),
    subject: standardText("subject", 200),
    description: standardMemo("description", 2000),
    actualEnd: standardDateTime("actualend"),
    actualRevenue: standardMoney("actualrevenue"),
    opportunity: standardLookup("opportunityid", { opportunity: "opportunityid" }),
    modifiedOn: standardDateTime("modifiedon"),
  },
});
