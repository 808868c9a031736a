import type { Column, Form, View } from "#dataverse";
import type { SolutionModel, TableComponent } from "#model";

/** What a release and the one before it both have: names tell tables and columns, ids the rest. */
export interface Pair<Of> {
  readonly was: Of;
  readonly is: Of;
}

export const tablePairs = (
  before: SolutionModel,
  { tables }: SolutionModel,
): readonly Pair<TableComponent>[] =>
  before.tables.flatMap((was) => {
    const is = tables.find(({ logicalName }) => logicalName === was.logicalName);
    return is ? [{ was, is }] : [];
  });

export const columnPairs = (
  before: SolutionModel,
  now: SolutionModel,
): readonly (Pair<Column> & { readonly table: TableComponent })[] =>
  tablePairs(before, now).flatMap(({ was: { columns }, is: table }) => {
    const all = new Map(Object.values(table.columns).map((one) => [one.logicalName, one]));
    return Object.values(columns).flatMap((was) => {
      const is = all.get(was.logicalName);
      return is ? [{ table, was, is }] : [];
    });
  });

type PartPair<Of> = Pair<Of> & { readonly table: TableComponent; readonly id: string };

export const formPairs = (before: SolutionModel, now: SolutionModel): readonly PartPair<Form>[] =>
  tablePairs(before, now).flatMap(({ was, is: table }) =>
    sameId(was.formIds, table.formIds).map((pair) => ({ ...pair, table })),
  );

export const viewPairs = (before: SolutionModel, now: SolutionModel): readonly PartPair<View>[] =>
  tablePairs(before, now).flatMap(({ was, is: table }) =>
    sameId(was.viewIds, table.viewIds).map((pair) => ({ ...pair, table })),
  );

function sameId<Of>(
  before: ReadonlyMap<Of, string>,
  now: ReadonlyMap<Of, string>,
): readonly (Pair<Of> & { readonly id: string })[] {
  const byId = new Map([...now].map(([is, id]) => [id, is]));
  return [...before].flatMap(([was, id]) => {
    const is = byId.get(id);
    return is === undefined ? [] : [{ was, is, id }];
  });
}
