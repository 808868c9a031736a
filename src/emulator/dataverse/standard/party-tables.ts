import type { ManyToMany, StandardTable } from "#dataverse";
import * as is from "./columns.ts";
import { address } from "./sales-tables.ts";
import { PLAIN_STATES } from "./system-columns.ts";

/** Customers, their people and those who work for us. */
export const PARTY_TABLES: readonly StandardTable[] = [
  is.table("Account", "accounts", "name", [
    is.text("Name", 160, "required"),
    is.text("AccountNumber", 20),
    is.text("EmailAddress1", 100, "none", "email"),
    is.text("Telephone1", 50, "none", "phone"),
    is.text("WebSiteURL", 200, "none", "url"),
    is.memo("Description", 2000),
    is.whole("NumberOfEmployees", 0),
    is.money("Revenue"),
    is.inBaseCurrency("Revenue"),
    ...address(),
    is.lookup("PrimaryContactId", "contact"),
    is.lookup("ParentAccountId", "account"),
    ...PLAIN_STATES,
  ]),
  is.table("Contact", "contacts", "fullname", [
    is.text("FullName", 160),
    is.text("FirstName", 50),
    is.text("LastName", 50, "required"),
    is.text("JobTitle", 100),
    is.text("EMailAddress1", 100, "none", "email"),
    is.text("Telephone1", 50, "none", "phone"),
    is.text("MobilePhone", 50, "none", "phone"),
    is.memo("Description", 2000),
    ...address(),
    is.customer("ParentCustomerId"),
    ...PLAIN_STATES,
  ]),
  is.table("SystemUser", "systemusers", "fullname", [
    is.text("FullName", 200),
    is.text("FirstName", 256),
    is.text("LastName", 256),
    is.text("DomainName", 1024),
    is.text("InternalEMailAddress", 100, "none", "email"),
    is.text("Address1_Telephone1", 64, "none", "phone"),
    is.text("MobilePhone", 64, "none", "phone"),
    is.text("Title", 128),
    is.yesNo("IsDisabled", false),
  ]),
  is.table("Team", "teams", "name", [
    is.text("Name", 160, "systemrequired"),
    is.memo("Description", 2000),
    is.choice("TeamType", { 0: "Owner", 1: "Access", 2: "Security Group", 3: "Office Group" }, 0),
    {
      ...is.lookup("RegardingObjectId", "opportunity", "polymorphic"),
      navigation: { opportunity: "regardingobjectid_opportunity" },
    },
    is.lookup("TeamTemplateId", "teamtemplate"),
  ]),
  is.table("TransactionCurrency", "transactioncurrencies", "currencyname", [
    is.text("CurrencyName", 100, "systemrequired"),
    is.text("ISOCurrencyCode", 5, "systemrequired"),
    is.text("CurrencySymbol", 13, "systemrequired"),
    is.whole("CurrencyPrecision", 0, 10),
    is.decimal("ExchangeRate", 12),
    ...PLAIN_STATES,
  ]),
];

/** Who is in which team, access teams included. */
export const TEAM_MEMBERSHIP: ManyToMany = {
  kind: "many-to-many",
  name: "teammembership_association",
  first: "Team",
  second: "SystemUser",
  intersect: "teammembership",
};

/** Rows of these belong to the organisation: they have no owner. */
export const ORGANIZATION_OWNED: readonly string[] = ["systemuser", "team", "transactioncurrency"];
