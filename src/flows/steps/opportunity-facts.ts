import {
  type ChoiceValue,
  expanded,
  getRow,
  listRows,
  type Member,
  optionValue,
  type ReferralSolution,
  type Row,
  variable,
} from "#connectors";
import { type ChoiceOf, standardTables } from "#dataverse";
import type { Entities } from "#entities";
import { CURRENCY_LOOKUP } from "#project";
import {
  compose,
  fn,
  get,
  literal,
  type Operand,
  type Steps,
  select,
  type Typed,
  text,
} from "#wdl";
import type { Product } from "../product.ts";
import { NO_ROW, NOTHING } from "./constants.ts";
import { type Person, readContact, readTeam } from "./people.ts";
import {
  amount,
  crmSubstatus,
  day,
  everyField,
  flag,
  plainText,
  type SyncField,
  type SyncFields,
  sortedList,
} from "./sync-fields.ts";
import { withoutMark } from "./sync-mark.ts";

/** What is compared, and what tells who changed it. */
const COMPARED = [
  "id",
  "name",
  "state",
  "status",
  "parentContact",
  "owner",
  "help",
  "visibility",
  "syncState",
] as const;

type OpportunityColumns = Entities["opportunity"]["columns"];
type Compared = (typeof COMPARED)[number];

/** An opportunity with the rows around it that a referral is made of. */
export interface OpportunityFacts<Also extends keyof OpportunityColumns = never> {
  readonly row: Row<OpportunityColumns, Compared | Also>;
  readonly dealValue: Typed<unknown>;
  readonly closingDate: Typed<string | null>;
  readonly notes: Typed<string | null>;
  readonly currencyCode: Typed<string>;
  readonly contact: Person;
  /** The owner and the sales team, those with an e-mail address. */
  readonly team: Typed<readonly Member[]>;
  /** As Partner Center wants solutions. */
  readonly solutions: Typed<readonly ReferralSolution[]>;
  readonly solutionIdentifiers: Typed<readonly string[]>;
  readonly solutionRows: Typed<readonly unknown[]>;
  readonly fields: SyncFields;
}

/** Reads an opportunity by id, with the columns that only some flows need; fails when there is none. */
export function readOpportunity<const Also extends keyof OpportunityColumns>(
  steps: Steps,
  product: Product,
  id: Operand<string>,
  also: readonly Also[],
): OpportunityFacts<Also> {
  const { tables, mapping, variables, connections } = product;
  const connection = connections.dataverse;
  const { opportunity } = tables;
  const columns = mapping.opportunity.columns;
  const isLookup = columns.currency === CURRENCY_LOOKUP;
  const currencyColumn = isLookup
    ? fn.concat("_", variable(variables.dealCurrencyField), "_value")
    : variable(variables.dealCurrencyField);
  const dealValueColumn = variable(variables.dealValueField);

  const { row, read } = steps.do(
    "Get the opportunity",
    getRow(connection, opportunity, {
      id,
      select: [...COMPARED, ...also],
      mapped: [dealValueColumn, currencyColumn, columns.closingDate, columns.notes],
    }),
  );
  const currency = steps.do(
    "Get the currency",
    listRows(connection, standardTables.transactionCurrency, {
      select: ["id", "isoCode"],
      filter: isLookup
        ? text`transactioncurrencyid eq ${orNoRow(fn.string(read(currencyColumn)))}`
        : text`transactioncurrencyid eq ${NO_ROW}`,
      orderBy: { column: "isoCode" },
      top: 1,
    }),
  );
  const contact = readContact(steps, product, row.parentContact);
  const team = readTeam(steps, product, id, row.owner);
  const solutions = readSolutions(steps, product, id);

  const dealValue = read(dealValueColumn);
  const closingDate = asText(read(columns.closingDate));
  const notes = asText(read(columns.notes));
  const currencyCode = fn.toUpper(
    isLookup ? fn.coalesce(currency.first.isoCode, "") : fn.string(read(currencyColumn)),
  );
  const values = steps.do(
    "Values of the opportunity",
    compose<Readonly<Record<SyncField, string>>>({
      Name: withoutMark(row.name),
      CurrencyCode: currencyCode,
      DealValue: amount(dealValue),
      ClosingDate: day(closingDate),
      Notes: plainText(notes),
      Substatus: crmSubstatus(product, row.state, row.status),
      Visible: flag(row.visibility),
      Solutions: sortedList(solutions.identifiers),
      Contact: fn.toLower(contact.email),
      Team: sortedList(team.addresses),
      Help: helpCode(product, row.help),
    }),
  ).output;
  const fields = everyField((field) => get(values, field));
  return {
    row,
    dealValue,
    closingDate,
    notes,
    currencyCode: fields.CurrencyCode,
    contact,
    team: team.members,
    solutions: solutions.asReferral,
    solutionIdentifiers: solutions.identifiers,
    solutionRows: solutions.rows,
    fields,
  };
}

/** An id to look for; what a row does not have is empty text once it has been made a text. */
const orNoRow = (id: Typed<string>): Typed<string> => fn.if(fn.empty(id), NO_ROW, id);

const asText = (value: Typed<unknown>): Typed<string | null> =>
  fn.if(fn.equals(value, null), null, fn.string(value));

/** More solutions than this in one opportunity are not read. */
export const MOST_SOLUTIONS = 100;

function readSolutions(steps: Steps, product: Product, id: Operand<string>) {
  const { microsoftSolution, microsoftSolutionDetail } = product.tables;
  const { rows } = steps.do(
    "Get the Microsoft Solutions",
    listRows(product.connections.dataverse, microsoftSolution, {
      select: ["id"],
      filter: text`_${microsoftSolution.columns.opportunity.logicalName}_value eq ${id}`,
      orderBy: { column: "id" },
      top: MOST_SOLUTIONS,
      expand: {
        lookup: "detail",
        table: microsoftSolutionDetail,
        select: ["identifier", "name", "type", "publisherName"],
      },
    }),
  );
  const detailOf = (item: Typed<unknown>) =>
    expanded(microsoftSolution, item, "detail", microsoftSolutionDetail, [
      "identifier",
      "name",
      "type",
      "publisherName",
    ]);
  const asReferral = steps.do(
    "Extract solution",
    select<unknown, ReferralSolution>(rows, (item) => {
      const detail = detailOf(item);
      return {
        id: detail.identifier,
        name: detail.name,
        // A catalogue solution, as opposed to a category (domain.md §4.4).
        type: "Name",
        publisherName: detail.publisherName,
        solutionType: detail.type,
      };
    }),
  );
  const identifiers = steps.do(
    "Solution identifiers",
    select<unknown, string>(rows, (item) => fn.coalesce(detailOf(item).identifier, "")),
  );
  return { rows, asReferral: asReferral.output, identifiers: identifiers.output };
}

/** The code that Partner Center knows a choice by; empty for none. */
export function helpCode(
  { tables }: Product,
  help: Typed<ChoiceValue<ChoiceOf<Entities["help"]>> | null>,
): Typed<string> {
  return tables.help.options.reduceRight(
    (otherwise, option) =>
      fn.if(fn.equals(help, optionValue(option)), option.code ?? "", otherwise),
    literal(""),
  );
}

/** The choice behind a code of Partner Center; null for none or one that is not listed. */
export function helpChoiceValue({ tables }: Product, code: Typed<string>): Typed<number | null> {
  return tables.help.options.reduceRight<Typed<number | null>>(
    (otherwise, option) =>
      fn.if(fn.equals(code, option.code ?? ""), optionValue(option), otherwise),
    NOTHING,
  );
}
