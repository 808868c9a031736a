import type { Column, Option } from "#dataverse";
import { type Address, atPart } from "#foundation";
import type { SolutionModel } from "#model";
import { atColumn } from "./own-columns.ts";

/** The options of a choice, or those that a column has for itself. */
export interface OptionSet {
  /** As people call it; no two sets of a solution have one. */
  readonly name: string;
  readonly shared: boolean;
  readonly options: readonly Option[];
  readonly at: Address;
}

export const optionSetsIn = ({ choices, tables }: SolutionModel): readonly OptionSet[] => [
  ...choices.map(({ name, options }) => ({
    name,
    shared: true,
    options,
    at: atPart("customizations.xml", "optionsets", name),
  })),
  ...tables.flatMap((table) =>
    Object.values(table.columns).flatMap((column) => {
      const options = ownOptions(column);
      const name = `${table.logicalName}.${column.logicalName}`;
      return options
        ? [{ name, shared: false, options, at: atColumn(table, column.logicalName) }]
        : [];
    }),
  ),
];

/** Undefined for columns that choose nothing, or from a choice that others share. */
export function ownOptions(column: Column): readonly Option[] | undefined {
  switch (column.kind) {
    case "choice":
    case "choices":
      return column.choice.kind === "local-choice" ? column.choice.options : undefined;
    case "state":
      return column.states;
    case "status":
      return column.statuses;
    case "text":
    case "memo":
    case "yes-no":
    case "lookup":
    case "date":
    case "money":
    case "whole-number":
    case "decimal":
    case "float":
    case "unique-identifier":
    case "foreign":
      return undefined;
  }
}
