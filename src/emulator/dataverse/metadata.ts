import type {
  AlternateKey,
  AnyTable,
  Column,
  GlobalChoice,
  LookupColumn,
  ManyToMany,
  Option,
  RelationshipBehavior,
} from "#dataverse";
import { byText } from "#foundation";
import type { SolutionModel } from "#model";
import { id } from "./standard/columns.ts";
import { ORGANIZATION_OWNED, PARTY_TABLES, TEAM_MEMBERSHIP } from "./standard/party-tables.ts";
import { STANDARD_RELATIONSHIPS } from "./standard/relationships.ts";
import { SALES_TABLES } from "./standard/sales-tables.ts";
import { EVERY_TABLE, MONEY_TABLE, OWNED_TABLE, PLAIN_STATES } from "./standard/system-columns.ts";

/** What the simulated organisation knows of one table. Names are logical names. */
export interface TableMetadata {
  readonly name: string;
  readonly setName: string;
  readonly primaryId: string;
  readonly primaryName: string;
  readonly owned: boolean;
  readonly columns: ReadonlyMap<string, Column>;
  /** By the name before `@odata.bind`, exactly as it is spelled; a name may allow several targets. */
  readonly navigation: ReadonlyMap<string, Navigation>;
  /** Rows of other tables that point here, by the name of the relationship. */
  readonly collections: ReadonlyMap<string, Collection>;
  readonly keys: readonly AlternateKey[];
}

export interface Navigation {
  readonly column: LookupColumn;
  readonly targets: readonly string[];
}

export interface Collection {
  readonly table: string;
  readonly column: string;
  readonly behavior: RelationshipBehavior;
}

export interface Metadata {
  readonly tables: ReadonlyMap<string, TableMetadata>;
  /** By entity set. */
  readonly sets: ReadonlyMap<string, TableMetadata>;
  readonly manyToMany: ReadonlyMap<string, ManyToMany>;
  /** The options of a choice, state or status column by value; nothing for other columns. */
  optionsOf(column: Column): ReadonlyMap<number, Option> | undefined;
}

/** The standard tables with what the solution adds to them, and the tables it brings. */
export function metadataOf(solution: SolutionModel): Metadata {
  const standard = [...SALES_TABLES, ...PARTY_TABLES];
  const tables = new Map<string, TableMetadata>();
  for (const table of standard) tables.set(table.logicalName, tableOf(table, undefined));
  for (const table of solution.tables) {
    tables.set(table.logicalName, tableOf(table, tables.get(table.logicalName)));
  }
  const byLowerCase = (schemaName: string) => tables.get(schemaName.toLowerCase());
  const manyToMany = new Map([[TEAM_MEMBERSHIP.name, TEAM_MEMBERSHIP]]);
  for (const relationship of relationshipsOf(solution)) {
    if (relationship.kind === "many-to-many") {
      manyToMany.set(relationship.name, relationship);
      continue;
    }
    const one = byLowerCase(relationship.one);
    const many = byLowerCase(relationship.many);
    if (!one || !many) continue;
    tables.set(one.name, {
      ...one,
      collections: new Map(one.collections).set(relationship.name, {
        table: many.name,
        column: relationship.lookup.toLowerCase(),
        behavior: relationship.behavior,
      }),
    });
  }
  return {
    tables,
    sets: new Map([...tables.values()].map((table) => [table.setName, table])),
    manyToMany,
    optionsOf: optionsOf(solution.choices),
  };
}

function relationshipsOf(solution: SolutionModel) {
  const all = [
    ...STANDARD_RELATIONSHIPS,
    ...solution.relationships,
    ...solution.tables.flatMap((table) => table.relationships),
  ];
  return [
    ...new Map(all.map((relationship) => [relationship.name, relationship])).values(),
  ].toSorted((left, right) => byText(left.name, right.name));
}

function tableOf(table: AnyTable, known: TableMetadata | undefined): TableMetadata {
  const owned = known?.owned ?? ownedByUsers(table);
  const said = Object.values(table.columns);
  const primaryId = known?.primaryId ?? (table.primaryId || `${table.logicalName}id`);
  const system = [
    id(primaryId),
    ...EVERY_TABLE,
    ...(owned ? OWNED_TABLE : []),
    ...(table.kind === "own" ? PLAIN_STATES : []),
    ...(said.some(({ kind }) => kind === "money") ? MONEY_TABLE : []),
  ];
  const columns = new Map(known?.columns ?? system.map((column) => [column.logicalName, column]));
  for (const column of said) {
    const before = columns.get(column.logicalName);
    columns.set(column.logicalName, usable(column, before));
  }
  return {
    name: table.logicalName,
    setName: known?.setName ?? (table.setName || usualSetName(table.logicalName)),
    primaryId,
    primaryName: known?.primaryName ?? table.primaryName,
    owned,
    columns,
    navigation: navigationOf(columns),
    collections: known?.collections ?? new Map(),
    keys: [...(known?.keys ?? []), ...((table.kind !== "standard" && table.keys) || [])],
  };
}

/**
 * What the platform itself brings is known better here than a zip says it: an owner points to "Owner"
 * there, and some lookups to nothing. Only its states and status reasons are a solution's to change.
 */
const usable = (column: Column, known: Column | undefined): Column =>
  known === undefined || column.custom || column.kind === "state" || column.kind === "status"
    ? column
    : known;

/** As Dataverse names them, when a zip extends a table without saying more of it. */
const usualSetName = (name: string): string =>
  /[^aeiou]y$/.test(name)
    ? `${name.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh)$/.test(name)
      ? `${name}es`
      : `${name}s`;

const ownedByUsers = (table: AnyTable): boolean =>
  table.kind === "own"
    ? table.ownership === "user"
    : !ORGANIZATION_OWNED.includes(table.logicalName);

function navigationOf(columns: ReadonlyMap<string, Column>): ReadonlyMap<string, Navigation> {
  const found = new Map<string, Navigation>();
  for (const column of columns.values()) {
    if (column.kind !== "lookup") continue;
    for (const target of column.targets) {
      const name = column.navigation[target] ?? column.schemaName;
      found.set(name, { column, targets: [...(found.get(name)?.targets ?? []), target] });
    }
  }
  return found;
}

function optionsOf(choices: readonly GlobalChoice[]): Metadata["optionsOf"] {
  const globals = new Map(choices.map((choice) => [choice.name, choice.options]));
  const known = new Map<Column, ReadonlyMap<number, Option> | undefined>();
  const listed = (column: Column): readonly Option[] | undefined => {
    if (column.kind === "state") return column.states;
    if (column.kind === "status") return column.statuses;
    if (column.kind !== "choice" && column.kind !== "choices") return undefined;
    return column.choice.kind === "local-choice"
      ? column.choice.options
      : globals.get(column.choice.name);
  };
  return (column) => {
    if (!known.has(column)) {
      const options = listed(column);
      known.set(column, options && new Map(options.map((option) => [option.value, option])));
    }
    return known.get(column);
  };
}
