import type { Filter, Operand } from "../odata/filter.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import type { Row } from "./row.ts";
import { isReference } from "./row.ts";
import type { Store } from "./store.ts";
import { idsOf, rowOf } from "./store.ts";

/** Rows that one row is related to by a collection: those that point to it, or are paired with it. */
export interface RelatedRows {
  readonly table: TableMetadata;
  of(row: Row, store: Store): readonly Row[];
}

/** The collection that a query calls so; nothing when the table has none of that name. */
export function relatedRows(
  { tables, manyToMany }: Metadata,
  from: TableMetadata,
  name: string,
): RelatedRows | undefined {
  const pointing = from.collections.get(name);
  const pairs = manyToMany.get(name);
  if (pointing) {
    const table = tables.get(pointing.table);
    return table && { table, of: linked(from, pointing.table, pointing.column, undefined) };
  }
  const sides = pairs && [pairs.first.toLowerCase(), pairs.second.toLowerCase()];
  if (!pairs || !sides?.includes(from.name)) return undefined;
  const other = sides.find((side) => side !== from.name) ?? from.name;
  const table = tables.get(other);
  return table && { table, of: linked(from, pairs.intersect, `${from.name}id`, `${other}id`) };
}

/** Rows of a table whose lookup names this one; `to`: the row that their other lookup names instead. */
const linked =
  (from: TableMetadata, among: string, column: string, to: string | undefined) =>
  (row: Row, store: Store): readonly Row[] => {
    const id = row.get(from.primaryId);
    return [...idsOf(store, among)].flatMap((one) => {
      const link = rowOf(store, among, one);
      const back = link?.get(column);
      if (!link || !isReference(back) || back.id !== id) return [];
      if (to === undefined) return [link];
      const other = link.get(to);
      return (isReference(other) && rowOf(store, other.table, other.id)) || [];
    });
  };

/** What a lambda says about each row, without its variable; nothing when it speaks of another. */
export function withoutVariable(filter: Filter, variable: string): Filter | undefined {
  const inside = (operand: Operand): Operand | undefined => {
    if (operand.kind === "literal") return operand;
    if (operand.kind === "path") {
      const [head, ...rest] = operand.path;
      return head === variable && rest.length > 0 ? { kind: "path", path: rest } : undefined;
    }
    const parameters = all(operand.parameters, inside);
    return parameters && { ...operand, parameters };
  };
  switch (filter.kind) {
    case "and":
    case "or": {
      const left = withoutVariable(filter.left, variable);
      const right = left && withoutVariable(filter.right, variable);
      return left && right && { ...filter, left, right };
    }
    case "not": {
      const operand = withoutVariable(filter.operand, variable);
      return operand && { ...filter, operand };
    }
    case "compare": {
      const left = inside(filter.left);
      const right = inside(filter.right);
      return left && right && { ...filter, left, right };
    }
    case "truth": {
      const operand = inside(filter.operand);
      return operand && { ...filter, operand };
    }
    case "call": {
      const parameters = all(filter.parameters, inside);
      return parameters && { ...filter, parameters };
    }
    case "any":
    case "all": {
      const [head, ...path] = filter.path;
      return head === variable ? { ...filter, path } : undefined;
    }
  }
}

function all<One>(
  items: readonly One[],
  change: (item: One) => One | undefined,
): readonly One[] | undefined {
  const changed = items.flatMap((item) => change(item) ?? []);
  return changed.length === items.length ? changed : undefined;
}
