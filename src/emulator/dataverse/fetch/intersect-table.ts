import type { Refused } from "../errors.ts";
import { refused } from "../errors.ts";
import type { Metadata, TableMetadata } from "../metadata.ts";
import { joinsItself, UNKNOWN_PAIRS } from "../self-pairs.ts";
import { id } from "../standard/columns.ts";

/** A table by its logical name, or the one between two that are related many to many. */
export function tableNamed(metadata: Metadata, name: string): TableMetadata | Refused {
  const known = metadata.tables.get(name);
  if (known) return known;
  for (const pairs of metadata.manyToMany.values()) {
    const { intersect, first, second } = pairs;
    if (intersect !== name) continue;
    if (joinsItself(pairs)) return UNKNOWN_PAIRS;
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
  return refused("entity-unknown", `There is no table '${name}'.`);
}
