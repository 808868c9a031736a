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
} from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** The columns of lead that we read or write (domain.md §8). */
export const lead = standardTable({
  schemaName: "Lead",
  setName: "leads",
  primaryId: "leadid",
  primaryName: "fullname",
  columns: {
    id: standardId("leadid"),
    fullName: standardText("fullname", 160),
    topic: standardText("subject", 300),
    firstName: standardText("firstname", 50),
    lastName: standardText("lastname", 50),
    company: standardText("companyname", 100),
    email: standardText("emailaddress1", 100),
    telephone: standardText("telephone1", 50),
    mobilePhone: standardText("mobilephone", 20),
    description: standardMemo("description", 2000),
    line1: standardText("address1_line1", 250),
    line2: standardText("address1_line2", 250),
    city: standardText("address1_city", 80),
    stateOrProvince: standardText("address1_stateorprovince", 50),
    postalCode: standardText("address1_postalcode", 20),
    country: standardText("address1_country", 80),
    budgetAmount: standardMoney("budgetamount"),
    estimatedAmount: standardMoney("estimatedamount"),
    estimatedCloseDate: standardDate("estimatedclosedate"),
    currency: standardLookup("transactioncurrencyid", {
      transactioncurrency: "transactioncurrencyid",
    }),
    owner: owner(),
    state: standardState("lead", [
      { value: 0, labels: {}, invariantName: "Open", defaultStatus: 1 },
      { value: 1, labels: {}, invariantName: "Qualified", defaultStatus: 3 },
      { value: 2, labels: {}, invariantName: "Disqualified", defaultStatus: 4 },
    ]),
    status: standardStatus("lead", [
      { value: 1, labels: {}, state: 0 },
      { value: 2, labels: {}, state: 0 },
      { value: 3, labels: {}, state: 1 },
      { value: 4, labels: {}, state: 2 },
      { value: 5, labels: {}, state: 2 },
      { value: 6, labels: {}, state: 2 },
      { value: 7, labels: {}, state: 2 },
    ]),
  },
});
