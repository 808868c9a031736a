import type { Column } from "#dataverse";
import { type Address, atPart } from "#foundation";
import type { SolutionModel, TableComponent } from "#model";

/** A column that the solution itself brings. */
export interface OwnColumn {
  readonly table: TableComponent;
  readonly column: Column;
  readonly at: Address;
}

export const ownColumnsIn = ({ tables }: SolutionModel): readonly OwnColumn[] =>
  tables.flatMap((table) =>
    Object.values(table.columns)
      .filter(({ custom }) => custom)
      .map((column) => ({ table, column, at: atColumn(table, column.logicalName) })),
  );

export const atTable = ({ logicalName }: TableComponent, ...path: readonly string[]): Address =>
  atPart("customizations.xml", "Entities", logicalName, ...path);

export const atColumn = (table: TableComponent, column: string): Address =>
  atTable(table, "attributes", column);
