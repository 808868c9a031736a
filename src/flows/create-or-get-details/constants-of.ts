import type { MappedValues } from "#connectors";
import type { Constant, Constants } from "#project";
import type { Input } from "#wdl";

/** Values that the mapping wants in every new row, as connector inputs (domain.md §1.10). */
export const constantValues = (constants: Constants): MappedValues =>
  Object.fromEntries([...constants].map(([column, constant]) => entryOf(column, constant)));

function entryOf(column: string, constant: Constant): [string, Input] {
  switch (constant.kind) {
    case "text":
    case "yes-no":
    case "number":
      return [column, constant.value];
    case "row":
      return [`${constant.navigation}@odata.bind`, `/${constant.table}(${constant.id})`];
  }
}
