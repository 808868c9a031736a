import { standardId, standardText, standardYesNo } from "../standard-columns.ts";
import { standardTable } from "../tables.ts";

/** Sellers: owners of opportunities and members of their teams (domain.md §7). */
export const systemUser = standardTable({
  schemaName: "SystemUser",
  setName: "systemusers",
  primaryId: "systemuserid",
  primaryName: "fullname",
  columns: {
    id: standardId("systemuserid"),
    fullName: standardText("fullname", 200),
    firstName: standardText("firstname", 256),
    lastName: standardText("lastname", 256),
    email: standardText("internalemailaddress", 100),
    telephone: standardText("address1_telephone1", 64),
    isDisabled: standardYesNo("isdisabled", false),
  },
});
