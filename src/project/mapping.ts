import type { ChoiceValue } from "#dataverse";

/**
 * How Partner Center and the CRM correspond (domain.md §7): the settled form of a mapping file with
 * everything it extends. Columns are logical names.
 */
export interface Mapping {
  readonly settings: {
    /** Default of the variable that puts ✔ or ✘ before the opportunity's name. */
    readonly checkMark: boolean;
    /** Default of the variable that keeps leads out. */
    readonly coSellOnly: boolean;
  };
  readonly opportunity: {
    readonly columns: OpportunityColumns;
    /** Written when a referral becomes an opportunity. */
    readonly defaults: Constants;
    /** The address a seller opens; `{id}` stands for the referral's id, exactly once. */
    readonly referralLink: string;
  };
  readonly status: StatusReasons;
  readonly account: {
    readonly columns: Readonly<Record<AccountField, string>>;
    /** An account whose columns of all these fields are equal is the same account. */
    readonly match: readonly AccountField[];
    readonly defaults: Constants;
  };
  readonly contact: {
    readonly columns: Readonly<Record<ContactField, string>>;
    readonly defaults: Constants;
  };
  readonly lead: {
    readonly columns: Readonly<Record<LeadField, string>>;
    readonly defaults: Constants;
  };
}

export interface OpportunityColumns {
  /** Default of the variable; also the column that [Customize] writes. */
  readonly dealValue: string;
  /** `transactioncurrencyid` (its ISO code is looked up), or a text column that holds the ISO code. */
  readonly currency: string;
  /** Date only. */
  readonly closingDate: string;
  readonly notes: string;
}

/** Status reasons (statuscode) of an opportunity by what the referral's status is (domain.md §7.1). */
export interface StatusReasons {
  /** Active: open, and changes go both ways. */
  readonly accepted: StatusReason;
  /** New: open, not accepted yet; changes are held back until the seller leaves this reason. */
  readonly onHold: StatusReason;
  readonly won: StatusReason;
  readonly lost: StatusReason;
  readonly declined: StatusReason;
  readonly expired: StatusReason;
}

/** Organisations have reasons of their own, so the mapping is the definition that names them. */
type StatusReason = ChoiceValue<"opportunity.statuscode">;

export const ACCOUNT_FIELDS = [
  "name",
  "addressLine1",
  "addressLine2",
  "city",
  "state",
  "postalCode",
  "country",
] as const;
/** Parts of a referral's customer profile. */
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

export const CONTACT_FIELDS = ["firstName", "lastName", "email", "phone"] as const;
/** Parts of a member of the customer's team. */
export type ContactField = (typeof CONTACT_FIELDS)[number];

export const LEAD_FIELDS = ["topic", "company", "firstName", "lastName", "email", "phone"] as const;
/** What a lead takes from a referral: its name, its customer and the customer's first contact. */
export type LeadField = (typeof LEAD_FIELDS)[number];

/** Values for columns that an organisation insists on, by logical name, sorted by it. */
export type Constants = ReadonlyMap<string, Constant>;

export type Constant =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "yes-no"; readonly value: boolean }
  /** Whole numbers, amounts and the values of choices. */
  | { readonly kind: "number"; readonly value: number }
  /** A row of another table, bound through the lookup's navigation property. */
  | {
      readonly kind: "row";
      /** The name before `@odata.bind`; case counts. */
      readonly navigation: string;
      /** Entity set of the row. */
      readonly table: string;
      /** Lower case, without braces. */
      readonly id: string;
    };

/** The column of opportunity that is a lookup of the currency instead of a text. */
export const CURRENCY_LOOKUP = "transactioncurrencyid";
