import type { Column, Labels } from "#dataverse";
import { suggestion } from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import type { Dataverse } from "../dataverse/index.ts";
import type { TableMetadata } from "../dataverse/metadata.ts";
import type { Organization } from "./organization.ts";
import { Unplayable } from "./unplayable.ts";

const unplayable = (what: string, name: string, candidates: Iterable<string>): never => {
  throw new Unplayable(`There is no ${what} "${name}".${suggestion(name, candidates)}`);
};

/** Words of people for a few standard tables. */
const TABLE_WORDS: Readonly<Record<string, string>> = {
  user: "systemuser",
  currency: "transactioncurrency",
};

/** The solution's parts by the words that people see: labels first, logical names as well. */
export interface Names {
  table(word: string): TableMetadata;
  column(table: TableMetadata, word: string): Column;
  /** The column that holds it in this organisation. */
  columnHere(table: TableMetadata, word: string): Column;
  /** The value of a label, or the value itself. */
  option(column: Column, word: unknown): unknown;
  flow(word: string): FlowComponent;
  variable(word: string): SolutionModel["environmentVariables"][number];
}

export function namesOf(
  model: SolutionModel,
  dataverse: Dataverse,
  { called }: Organization,
): Names {
  const { metadata } = dataverse;
  const labelled = new Map<string, string>();
  for (const table of model.tables) {
    for (const label of labelsOf(table)) labelled.set(label, table.logicalName);
  }
  const column: Names["column"] = (table, word) => {
    const all = [...table.columns.values()];
    const found = table.columns.get(word) ?? all.find(({ labels }) => same(labels, word));
    const known = all.flatMap(({ labels, logicalName }) => [logicalName, labels[1033] ?? ""]);
    return found ?? unplayable(`column of ${table.name}`, word, known);
  };
  return {
    table(word) {
      const name = TABLE_WORDS[word] ?? labelled.get(word) ?? word;
      const known = [...Object.keys(TABLE_WORDS), ...labelled.keys(), ...metadata.tables.keys()];
      return metadata.tables.get(name) ?? unplayable("table", word, known);
    },
    column,
    columnHere(table, word) {
      const written = column(table, word);
      const here = called.get(`${table.name} ${written.logicalName}`);
      return here === undefined ? written : column(table, here);
    },
    option(column, word) {
      const options = metadata.optionsOf(column);
      if (!options || typeof word !== "string") return word;
      for (const [value, { labels }] of options) if (same(labels, word)) return value;
      const known = [...options.values()].map(({ labels }) => labels[1033] ?? "");
      return unplayable(`option of ${column.logicalName}`, word, known);
    },
    flow(word) {
      const { flows } = model;
      const starting = (start: string) => {
        const found = flows.filter(({ name }) => name.startsWith(start));
        return found.length === 1 ? found[0] : undefined;
      };
      return (
        flows.find(({ name }) => name === word) ??
        starting(`${word} (`) ??
        starting(word) ??
        unplayable(
          "flow",
          word,
          flows.map(({ name }) => name),
        )
      );
    },
    variable(word) {
      const all = model.environmentVariables;
      return (
        all.find(({ schemaName, labels }) => schemaName === word || same(labels, word)) ??
        unplayable(
          "environment variable",
          word,
          all.flatMap(({ schemaName, labels }) => [schemaName, labels[1033] ?? ""]),
        )
      );
    },
  };
}

function labelsOf(table: SolutionModel["tables"][number]): readonly string[] {
  return Object.values(table.labels);
}

const same = (labels: Labels, word: string): boolean => Object.values(labels).includes(word);
