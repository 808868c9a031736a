import type { OneToMany, RelationshipBehavior } from "#dataverse";

const link = (
  name: string,
  many: string,
  lookup: string,
  one: string,
  behavior: RelationshipBehavior,
): OneToMany => ({ kind: "one-to-many", name, many, lookup, one, behavior });

/**
 * The relationships among the standard tables, by their platform names (general knowledge of the
 * product, not in the facts): a customer's rows go with the customer, other links are only emptied,
 * and a currency in use stays.
 */
export const STANDARD_RELATIONSHIPS: readonly OneToMany[] = [
  link("opportunity_customer_accounts", "Opportunity", "CustomerId", "Account", "parental"),
  link("opportunity_customer_contacts", "Opportunity", "CustomerId", "Contact", "parental"),
  link("opportunity_parent_account", "Opportunity", "ParentAccountId", "Account", "remove-link"),
  link("opportunity_parent_contact", "Opportunity", "ParentContactId", "Contact", "remove-link"),
  link("opportunity_originating_lead", "Opportunity", "OriginatingLeadId", "Lead", "remove-link"),
  link(
    "Opportunity_OpportunityClose",
    "OpportunityClose",
    "OpportunityId",
    "Opportunity",
    "delete",
  ),
  link("lead_parent_account", "Lead", "ParentAccountId", "Account", "remove-link"),
  link("lead_parent_contact", "Lead", "ParentContactId", "Contact", "remove-link"),
  link("contact_customer_accounts", "Contact", "ParentCustomerId", "Account", "parental"),
  link("contact_customer_contacts", "Contact", "ParentCustomerId", "Contact", "parental"),
  link("account_primary_contact", "Account", "PrimaryContactId", "Contact", "remove-link"),
  link("account_parent_account", "Account", "ParentAccountId", "Account", "remove-link"),
  ...["Opportunity", "Lead", "Account", "Contact"].map((many) =>
    link(
      `transactioncurrency_${many.toLowerCase()}`,
      many,
      "TransactionCurrencyId",
      "TransactionCurrency",
      "restrict",
    ),
  ),
];
