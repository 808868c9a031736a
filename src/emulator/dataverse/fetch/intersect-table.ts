import type { Metadata, TableMetadata } from "../metadata.ts";
import { id } from "../standard/columns.ts";

/** A table by its logical name, or the one between two that are related many to many. */
export function tableNamed(metadata: Metadata, name: string): TableMetadata | undefined {
  const known = metadata.tables.get(name);
  if (known) return known;
  for (const { intersect, first, second } of metadata.manyToMany.values()) {
    if (intersect !== name) continue;
    const columns = [first, second].map((table) => id(`${table.toLowerCase()}id`));
    return {
      name,
      setName: "",
      primaryId: `${name}id`,
      primaryName: "",
      owned: false,
      columns: new Map(columns.map((column) => [column.logicalName, column])),
      navigation: new Map(),
      collections: new Map(),
      keys: [],
    };
  }
  return undefined;
}
