import { bind, createRow, listRows } from "#connectors";
import { standardTables } from "#dataverse";
import type { AccountField, ContactField } from "#project";
import { fn, get, type Steps, type Typed, typed } from "#wdl";
import type { Product } from "../product.ts";
import { NO_ROW } from "../steps/constants.ts";
import { createOnce } from "../steps/create-once.ts";
import { odataText } from "../steps/odata.ts";
import { constantValues } from "./constants-of.ts";
import type { DetailsRequest } from "./request.ts";
import { type Responses, refuseAfter, remember } from "./responses.ts";

const FIELD_VALUES = {
  name: "CompanyName",
  addressLine1: "AddressLine1",
  addressLine2: "AddressLine2",
  city: "City",
  state: "State",
  postalCode: "PostalCode",
  country: "Country",
} as const satisfies Record<AccountField, keyof DetailsRequest>;

const CONTACT_VALUES = {
  firstName: "FirstName",
  lastName: "LastName",
  email: "Email",
  phone: "PhoneNumber",
} as const satisfies Record<ContactField, keyof DetailsRequest>;

/**
 * The account by the mapping's match columns, or a new one, and the customer's contact by e-mail.
 * New rows have the referral's id, so that a second run cannot create them again.
 */
export function customerAccount(
  steps: Steps,
  product: Product,
  request: Typed<DetailsRequest>,
  responses: Responses,
): void {
  const { mapping, connections } = product;
  const { account, contact } = standardTables;
  const value = (key: keyof DetailsRequest): Typed<string> =>
    fn.coalesce(typed<string | null>(get(request, key).node), "");
  const id = value("ReferralID");

  const accounts = steps.do(
    "Get accounts of that name",
    listRows(connections.dataverse, account, {
      select: ["id"],
      // Of a customer of whom nothing is known, every account would be that.
      filter: fn.if(
        fn.empty(mapping.account.match.map((field) => value(FIELD_VALUES[field])).reduce(joined)),
        `accountid eq ${NO_ROW}`,
        mapping.account.match
          .map((field) => equalOrEmpty(mapping.account.columns[field], value(FIELD_VALUES[field])))
          .reduce((all, one) => fn.concat(all, " and ", one)),
      ),
      orderBy: { column: "modifiedOn" },
      top: 2,
    }),
  );
  steps.when(
    "If account does not exist, then",
    fn.equals(fn.length(accounts.rows), 0),
    (s) => {
      s.scope("Create customer account", (s) => {
        const name = "Create a new account for opportunity";
        const { next } = createOnce(
          s,
          name,
          createRow(connections.dataverse, account, {
            id,
            values: {},
            mapped: {
              ...mappedValues(mapping.account.columns, FIELD_VALUES, value),
              ...constantValues(mapping.account.defaults),
            },
          }),
          (s) => refuseAfter(s, name),
        );
        remember(s, responses, "new account", { AccountID: id }, next);
      });
    },
    (s) => {
      remember(s, responses, "account", {
        AccountID: accounts.first.id,
        Note: fn.if(
          fn.greater(fn.length(accounts.rows), 1),
          "Several accounts matched the customer; the one changed longest ago was taken.",
          "",
        ),
      });
    },
  );
  const contacts = steps.do(
    "Get contacts of that address",
    listRows(connections.dataverse, contact, {
      select: ["id"],
      filter: fn.concat(`${mapping.contact.columns.email} eq '`, odataText(value("Email")), "'"),
      orderBy: { column: "modifiedOn" },
      top: 1,
    }),
  );
  steps.when("If the customer has a contact", fn.not(fn.empty(value("Email"))), (s) => {
    s.when(
      "If contact does not exist, then",
      fn.equals(fn.length(contacts.rows), 0),
      (s) => {
        const name = "Create a new contact for opportunity";
        const accountId = fn.coalesce(
          get(typed<{ AccountID?: string | null }>(responses.data.value.node), "AccountID"),
          "",
        );
        const { next } = createOnce(
          s,
          name,
          createRow(connections.dataverse, contact, {
            id,
            values: { parentCustomer: bind(account, accountId) },
            mapped: {
              ...mappedValues(mapping.contact.columns, CONTACT_VALUES, value),
              ...constantValues(mapping.contact.defaults),
            },
          }),
          (s) => refuseAfter(s, name),
        );
        remember(s, responses, "new contact", { ContactID: id }, next);
      },
      (s) => remember(s, responses, "contact", { ContactID: contacts.first.id }),
    );
  });
}

const joined = (all: Typed<string>, one: Typed<string>): Typed<string> => fn.concat(all, one);

/** An empty column holds null, which no text equals (flow-language.md §10.2). */
const equalOrEmpty = (column: string, value: Typed<string>): Typed<string> =>
  fn.if(fn.empty(value), `${column} eq null`, fn.concat(`${column} eq '`, odataText(value), "'"));

/** Columns of the mapping filled from the request; empty text leaves a column empty. */
export const mappedValues = <Field extends string>(
  columns: Readonly<Record<Field, string>>,
  names: Readonly<Record<Field, keyof DetailsRequest>>,
  value: (key: keyof DetailsRequest) => Typed<string>,
): Readonly<Record<string, Typed<string>>> =>
  Object.fromEntries(
    (Object.keys(names) as Field[]).map((field) => [columns[field], value(names[field])]),
  );
