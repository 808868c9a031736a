import {
  owner,
  standardDateTime,
  standardId,
  standardLookup,
  standardText,
} from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** The columns of contact that we read or write (domain.md §7). */
export const contact = standardTable({
  schemaName: "Contact",
  setName: "contacts",
  primaryId: "contactid",
  primaryName: "fullname",
  columns: {
    id: standardId("contactid"),
    fullName: standardText("fullname", 160),
    firstName: standardText("firstname", 50),
    lastName: standardText("lastname", 50),
    email: standardText("emailaddress1", 100),
    telephone: standardText("telephone1", 50),
    parentCustomer: standardLookup(
      "parentcustomerid",
      { account: "parentcustomerid_account", contact: "parentcustomerid_contact" },
      "customer",
    ),
    modifiedOn: standardDateTime("modifiedon"),
    owner: owner(),
  },
});
