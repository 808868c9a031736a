import { LOGICAL_NAME } from "#dataverse";
import {
  ACCOUNT_FIELDS,
  type AccountField,
  type ContactField,
  type LeadField,
  type OpportunityColumns,
} from "../mapping.ts";
import { closed, presence, type Schema } from "./schema.ts";

const DRAFT = "http://json-schema.org/draft-07/schema#";

const column = (description: string): Schema => ({
  description: `${description} Logical name of a column: lower-case letters, digits and "_".`,
  type: "string",
  pattern: LOGICAL_NAME.source,
  findings: { pattern: "column-name" },
});

const columns = <Field extends string>(descriptions: Readonly<Record<Field, string>>): Schema =>
  closed(
    Object.fromEntries(
      Object.entries<string>(descriptions).map(([key, text]) => [key, column(text)]),
    ),
    { description: "Which column holds what Partner Center calls so." },
  );

const GUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

/** Dataverse's own bound of money. */
const LARGEST_AMOUNT = 922_337_203_685_477;

/** Text, yes or no, a number, or a row; null takes away what the extended mapping says. */
const constant: Schema = {
  type: ["string", "number", "boolean", "null", "object"],
  maxLength: 4000,
  minimum: -LARGEST_AMOUNT,
  maximum: LARGEST_AMOUNT,
  properties: {
    navigation: {
      description: "Navigation property of the lookup: the name before @odata.bind; case counts.",
      type: "string",
      pattern: "^[A-Za-z][A-Za-z0-9_]{0,127}$",
    },
    table: {
      description: "Entity set name of the table that the row is in, e.g. territories.",
      type: "string",
      pattern: "^[a-z][a-z0-9_]{0,127}$",
    },
    id: { description: "Id of the row: a GUID without braces.", type: "string", pattern: GUID },
  },
  required: ["navigation", "table", "id"],
  additionalProperties: false,
};

const defaults = (when: string): Schema => ({
  description: `Values for columns that your organisation insists on, written ${when}. Text, true or false, a number (also the value of a choice), or a row: navigation, table, id.`,
  type: "object",
  propertyNames: {
    type: "string",
    description: 'Logical name of a column: lower-case letters, digits and "_".',
    pattern: LOGICAL_NAME.source,
    findings: { pattern: "column-name" },
  },
  additionalProperties: constant,
});

const reason = (description: string): Schema => ({
  description: `${description} Value of a status reason (statuscode) of opportunity.`,
  type: "integer",
  minimum: 1,
  maximum: 2_147_483_647,
});

const sections = {
  settings: closed(
    {
      checkMark: {
        description:
          "Default of the variable that puts a mark before the opportunity's name after each synchronization.",
        type: "boolean",
      },
      coSellOnly: {
        description: "Default of the variable that keeps leads of Partner Center out of the CRM.",
        type: "boolean",
      },
    },
    { description: "Defaults of what an administrator may switch later." },
  ),
  opportunity: closed({
    columns: columns<keyof OpportunityColumns>({
      dealValue: "The deal value; a calculated column must not be 0 or empty when saved.",
      currency:
        "The currency: transactioncurrencyid, or a text column that holds the ISO 4217 code.",
      closingDate: "The day the deal is expected to close, date only.",
      notes: "The notes.",
    }),
    defaults: defaults("when a referral becomes an opportunity"),
    referralLink: {
      description:
        "The address a seller opens; {id} stands for the referral's id. https, {id} exactly once.",
      type: "string",
      pattern: "^https://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+\\{id\\}[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*$",
      maxLength: 200,
    },
  }),
  status: closed(
    {
      accepted: reason("For an active referral."),
      onHold: reason(
        "For a referral that nobody has accepted yet; while an opportunity has it, changes are held back.",
      ),
      won: reason("For a referral that was won."),
      lost: reason("For a referral that was lost."),
      declined: reason("For a referral that was declined."),
      expired: reason("For a referral that nobody accepted in time."),
    },
    { description: "The status reason an opportunity gets by the status of its referral." },
  ),
  account: closed({
    columns: columns<AccountField>({
      name: "The customer's name.",
      addressLine1: "Street and number.",
      addressLine2: "Second line of the street address.",
      city: "The city.",
      state: "State or province.",
      postalCode: "The postal code.",
      country:
        "The two-letter country code. For a lookup, keep a text column in step with it and name that.",
    }),
    match: {
      description: "An account in which all of these are equal is the customer's account.",
      type: "array",
      items: { type: "string", enum: ACCOUNT_FIELDS },
      minItems: 1,
      uniqueItems: true,
    },
    defaults: defaults("when an account is created"),
  }),
  contact: closed({
    columns: columns<ContactField>({
      firstName: "First name.",
      lastName: "Last name.",
      email: "E-mail address, by which a contact is recognised.",
      phone: "Telephone number.",
    }),
    defaults: defaults("when a contact is created"),
  }),
  lead: closed({
    columns: columns<LeadField>({
      topic: "The referral's name.",
      company: "The customer's name.",
      firstName: "First name of the customer's contact.",
      lastName: "Last name of the customer's contact.",
      email: "E-mail address of the customer's contact.",
      phone: "Telephone number of the customer's contact.",
    }),
    defaults: defaults("when a referral becomes a lead"),
  }),
} satisfies Readonly<Record<string, Schema>>;

/** A mapping file: what it does not say, the mapping it extends says. */
export const mappingSchema: Schema = {
  $schema: DRAFT,
  title: "Mapping between Partner Center and Dynamics 365",
  ...closed({
    extends: {
      description: "The mapping this one is laid over: a path from this file, inside mappings.",
      type: "string",
      minLength: 1,
      maxLength: 200,
    },
    ...sections,
  }),
};

/** A mapping together with all it extends: nothing may be left open. */
export const settledMappingSchema: Schema = {
  $schema: DRAFT,
  ...presence(closed(sections)),
};
