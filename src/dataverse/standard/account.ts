import {
  owner,
  standardDateTime,
  standardId,
  standardLookup,
  standardText,
} from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** The columns of account that we read or write (domain.md §7, §8). */
export const account = standardTable({
  schemaName: "Account",
  setName: "accounts",
  primaryId: "accountid",
  primaryName: "name",
  columns: {
    id: standardId("accountid"),
    name: standardText("name", 160),
    line1: standardText("address1_line1", 250),
    line2: standardText("address1_line2", 250),
    city: standardText("address1_city", 80),
    stateOrProvince: standardText("address1_stateorprovince", 50),
    postalCode: standardText("address1_postalcode", 20),
    country: standardText("address1_country", 80),
    telephone: standardText("telephone1", 50),
    primaryContact: standardLookup("primarycontactid", { contact: "primarycontactid" }),
    modifiedOn: standardDateTime("modifiedon"),
    owner: owner(),
  },
});
