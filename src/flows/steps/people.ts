import { listRows, type Member, type Referral, type RowShape, rowAt } from "#connectors";
import { ACCESS_TEAM, standardTables, TEAM_MEMBERS } from "#dataverse";
import {
  compose,
  filterArray,
  fn,
  get,
  type Operand,
  type Steps,
  select,
  type Typed,
  text,
} from "#wdl";
import type { Product } from "../product.ts";
import { EMPTY_OBJECT, NO_ROW, NOBODY } from "./constants.ts";

/** A person as Partner Center wants members. */
export interface Person {
  readonly firstName: Typed<string>;
  readonly lastName: Typed<string>;
  readonly email: Typed<string>;
  readonly phone: Typed<string>;
}

/** Finds a row by id although the id may be missing: a list may be empty, a read would fail. */
const idFilter = (column: string, id: Typed<string | null>) =>
  text`${column} eq ${fn.coalesce(id, NO_ROW)}`;

/** The customer's contact of an opportunity; all empty when it has none. */
export function readContact(steps: Steps, product: Product, id: Typed<string | null>): Person {
  const { columns } = product.mapping.contact;
  const { firstMapped } = steps.do(
    "Get the customer contact",
    listRows(product.connections.dataverse, standardTables.contact, {
      select: ["id"],
      mapped: [...new Set(Object.values(columns))].sort(),
      filter: idFilter("contactid", id),
      orderBy: { column: "id" },
      top: 1,
    }),
  );
  return {
    firstName: fn.coalesce(firstMapped(columns.firstName), ""),
    lastName: fn.coalesce(firstMapped(columns.lastName), ""),
    email: fn.coalesce(firstMapped(columns.email), ""),
    phone: fn.coalesce(firstMapped(columns.phone), ""),
  };
}

/** Colleagues beyond this number are not told. */
const MOST_COLLEAGUES = 50;

/**
 * Who works on an opportunity: its owner, then its sales team (domain.md §7), without those who have
 * no e-mail address, by which Partner Center knows people. A team as owner is nobody's name.
 */
export function readTeam(
  steps: Steps,
  product: Product,
  opportunity: Operand<string>,
  ownerId: Typed<string | null>,
): { readonly members: Typed<readonly Member[]>; readonly addresses: Typed<readonly string[]> } {
  const { systemUser, team } = standardTables;
  const { dataverse } = product.connections;
  const { first } = steps.do(
    "Get the owner",
    listRows(dataverse, systemUser, {
      select: SHOWN,
      filter: idFilter("systemuserid", ownerId),
      orderBy: { column: "id" },
      top: 1,
    }),
  );
  const { rows } = steps.do(
    "Get the sales team",
    listRows(dataverse, systemUser, {
      select: SHOWN,
      filter: text`isdisabled eq false and internalemailaddress ne null and systemuserid ne ${fn.coalesce(ownerId, NO_ROW)} and ${TEAM_MEMBERS}/any(t:t/${team.columns.type.logicalName} eq ${ACCESS_TEAM} and t/_${team.columns.regarding.logicalName}_value eq ${opportunity})`,
      orderBy: { column: "id" },
      top: MOST_COLLEAGUES,
    }),
  );
  const colleagues = steps.do(
    "Colleagues of the owner",
    select<RowShape<typeof systemUser.columns, (typeof SHOWN)[number]>, Member>(rows, (item) => {
      const { firstName, lastName, email, telephone } = rowAt(systemUser, item, SHOWN);
      return { firstName, lastName, phoneNumber: telephone, email };
    }),
  );
  const owner = people({
    firstName: fn.coalesce(first.firstName, ""),
    lastName: fn.coalesce(first.lastName, ""),
    email: fn.coalesce(first.email, ""),
    phone: fn.coalesce(first.telephone, ""),
  });
  const members = steps.do(
    "Team of the opportunity",
    compose<readonly Member[]>(fn.union(owner, colleagues.output)),
  ).output;
  return {
    members,
    addresses: steps.do(
      "Addresses of the team",
      select<Member, string>(members, (member) => fn.coalesce(get(member, "email"), "")),
    ).output,
  };
}

const SHOWN = ["firstName", "lastName", "email", "telephone"] as const;

/** Those of a team whom a referral's team lacks. */
export const lackingIn = (
  steps: Steps,
  name: string,
  team: Typed<readonly Member[]>,
  referral: Typed<Referral>,
): Typed<readonly Member[]> => {
  const present = fn.toLower(fn.string(fn.coalesce(get(referral, "team"), NOBODY)));
  return steps.do(
    name,
    filterArray(team, (member) =>
      fn.not(
        fn.contains(
          present,
          fn.concat('"', fn.toLower(fn.coalesce(get(member, "email"), "")), '"'),
        ),
      ),
    ),
  ).output;
};

/** One member, or none when the person has no e-mail address. */
export const people = (person: Person): Typed<readonly Member[]> =>
  fn.if(fn.empty(person.email), NOBODY, fn.createArray(memberOf(person)));

/** A member as one value, for the places where a list is computed. */
const memberOf = ({ firstName, lastName, email, phone }: Person): Typed<Member> =>
  Object.entries({ firstName, lastName, phoneNumber: phone, email }).reduce<Typed<object>>(
    (made, [key, value]) => fn.addProperty(made, key, value),
    EMPTY_OBJECT,
  );
