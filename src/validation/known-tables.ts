import { type Column, type Option, standardTables } from "#dataverse";
import type { SolutionModel } from "#model";
import type { Remembering } from "./once-per.ts";
import { ownOptions } from "./option-sets.ts";

/** What is known of a table that flows use. */
export interface KnownTable extends Remembering {
  readonly logicalName: string;
  readonly setName: string;
  readonly primaryId: string;
  readonly columns: readonly Column[];
  readonly columnNamed: (logicalName: string) => Column | undefined;
  /**
   * Whether a column of this name can be there: `unknown` for standard tables, of whose columns only
   * those that flows of the product use are known, unless the name begins with the publisher's prefix
   * and the solution does not say that another one brings the column.
   */
  readonly has: (logicalName: string) => "yes" | "no" | "unknown";
}

export interface KnownTables extends Remembering {
  readonly withSet: (setName: string) => KnownTable | undefined;
  readonly withLogicalName: (logicalName: string) => KnownTable | undefined;
  readonly all: readonly KnownTable[];
  /** The options of a choice column, where they are known. */
  readonly optionsOf: (column: Column) => readonly Option[] | undefined;
}

/** Columns that Dataverse gives every table (solution-format.md §4.3). */
const SYSTEM_COLUMNS: ReadonlySet<string> = new Set([
  "createdby",
  "createdon",
  "createdonbehalfby",
  "exchangerate",
  "importsequencenumber",
  "modifiedby",
  "modifiedon",
  "modifiedonbehalfby",
  "organizationid",
  "overriddencreatedon",
  "ownerid",
  "owningbusinessunit",
  "owningteam",
  "owninguser",
  "statecode",
  "statuscode",
  "timezoneruleversionnumber",
  "transactioncurrencyid",
  "utcconversiontimezonecode",
  "versionnumber",
]);

/** Lists of rows that belong to one of the table: an expansion or a selection names their relationship. */
function listsOf({ schemaName }: { readonly schemaName: string }, model: SolutionModel) {
  const is = (name: string): boolean => name.toLowerCase() === schemaName.toLowerCase();
  return model.relationships.flatMap((one) =>
    (one.kind === "one-to-many" ? is(one.one) : is(one.first) || is(one.second)) ? [one.name] : [],
  );
}

/** What only activities have: lists of parties, and lookups that name the table at both ends. */
const isOfActivity = (name: string, { logicalName, primaryId }: TableNames): boolean =>
  primaryId === "activityid" &&
  (name.endsWith("_activity_parties") ||
    (/^(?:regardingobjectid|ownerid)_/.test(name) && name.endsWith(`_${logicalName}`)));

type TableNames = Pick<KnownTable, "logicalName" | "primaryId">;

/** Names that rows can be asked for beside a column's own. */
function readBeside(column: Column): readonly string[] {
  const { logicalName } = column;
  if (column.kind === "lookup") return Object.values(column.navigation);
  if (column.kind !== "foreign") return [];
  return column.type === "file"
    ? [`${logicalName}_name`]
    : [`${logicalName}_url`, `${logicalName}_timestamp`, `${logicalName}id`];
}

export function knownTables(model: SolutionModel): KnownTables {
  const prefix = `${model.publisher.prefix}_`;
  const ours = model.tables;
  const elsewhere = new Set(
    (model.needed ?? []).flatMap(({ type, name }) => (type === "2" ? [name] : [])),
  );
  const standard = Object.values(standardTables).filter(
    ({ logicalName }) => !ours.some((table) => table.logicalName === logicalName),
  );
  const all = [...ours, ...standard].map((table): KnownTable => {
    const theirs =
      table.kind === "extension"
        ? Object.values(standardTables).find(({ logicalName }) => logicalName === table.logicalName)
        : undefined;
    const columns: readonly Column[] = [
      ...Object.values(theirs?.columns ?? {}),
      ...Object.values(table.columns),
    ];
    const byName = new Map(columns.map((column) => [column.logicalName, column]));
    const besides = new Set([...columns.flatMap(readBeside), ...listsOf(table, model)]);
    const named = (name: string): boolean =>
      byName.has(name) ||
      SYSTEM_COLUMNS.has(name) ||
      name === table.primaryId ||
      besides.has(name) ||
      isOfActivity(name, table);
    const has = (name: string) => {
      if (named(name) || (name.endsWith("_base") && named(name.slice(0, -5)))) return "yes";
      if (table.kind === "own") return "no";
      if (table.kind !== "extension" || prefix.length < 2) return "unknown";
      // A table of the house may be from another solution, with columns of the house.
      const isOurs = name.startsWith(prefix) && !table.logicalName.startsWith(prefix);
      return isOurs && !elsewhere.has(name) ? "no" : "unknown";
    };
    const { logicalName, setName, primaryId } = table;
    return {
      answers: new Map(),
      logicalName,
      setName,
      primaryId,
      columns,
      columnNamed: (name) => byName.get(name),
      has,
    };
  });
  const bySet = new Map(all.map((table) => [table.setName, table]));
  const byLogicalName = new Map(all.map((table) => [table.logicalName, table]));
  const choices = new Map(model.choices.map((choice) => [choice.name, choice.options]));
  return {
    answers: new Map(),
    all,
    withSet: (name) => bySet.get(name),
    withLogicalName: (name) => byLogicalName.get(name),
    optionsOf: (column) => {
      if (column.kind === "status" && !column.custom) return undefined;
      const shared = "choice" in column && column.choice.kind !== "local-choice";
      return shared ? choices.get(column.choice.name) : ownOptions(column);
    },
  };
}
