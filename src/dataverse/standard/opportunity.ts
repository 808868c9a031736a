import {
  owner,
  standardDate,
  standardId,
  standardLookup,
  standardMemo,
  standardMoney,
  standardState,
  standardStatus,
  standardText,
  standardYesNo,
} from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** The columns of opportunity that we read or write (domain.md §8). */
export const opportunity = standardTable({
  schemaName: "Opportunity",
  setName: "opportunities",
  primaryId: "opportunityid",
  primaryName: "name",
  columns: {
    id: standardId("opportunityid"),
    name: standardText("name", 300),
    description: standardMemo("description", 2000),
    estimatedValue: standardMoney("estimatedvalue"),
    estimatedCloseDate: standardDate("estimatedclosedate"),
    actualValue: standardMoney("actualvalue"),
    actualCloseDate: standardDate("actualclosedate"),
    budgetAmount: standardMoney("budgetamount"),
    isRevenueSystemCalculated: standardYesNo("isrevenuesystemcalculated", false),
    currency: standardLookup("transactioncurrencyid", {
      transactioncurrency: "transactioncurrencyid",
    }),
    parentAccount: standardLookup("parentaccountid", { account: "parentaccountid" }),
    parentContact: standardLookup("parentcontactid", { contact: "parentcontactid" }),
    customer: standardLookup(
      "customerid",
      { account: "customerid_account", contact: "customerid_contact" },
      "customer",
    ),
    originatingLead: standardLookup("originatingleadid", { lead: "originatingleadid" }),
    owner: owner(),
    state: standardState("opportunity", [
      { value: 0, labels: {}, invariantName: "Open", defaultStatus: 1 },
      { value: 1, labels: {}, invariantName: "Won", defaultStatus: 3 },
      { value: 2, labels: {}, invariantName: "Lost", defaultStatus: 4 },
    ]),
    status: standardStatus("opportunity", [
      { value: 1, labels: {}, state: 0 },
      { value: 2, labels: {}, state: 0 },
      { value: 3, labels: {}, state: 1 },
      { value: 4, labels: {}, state: 2 },
      { value: 5, labels: {}, state: 2 },
    ]),
  },
});
