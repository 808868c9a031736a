import type { FlowDefinition } from "#wdl";
import { defineRule } from "../../rule.ts";

/** What every file of a flow in a solution has (flow-language.md §1.1, §1.2). */
const OF_FILE = ["properties", "schemaVersion"];
const OF_PROPERTIES = ["connectionReferences", "definition"];
const OF_DEFINITION = ["$schema", "contentVersion", "triggers", "actions"];

/** Keys of a flow that was exported by itself, which has another wrapper. */
const OF_PACKAGE = ["id", "name", "type"];

/** A flow's file has the keys that every flow's file has. */
export const shapeWrapper = defineRule({
  code: "shape/wrapper",
  judges: "flow",
  severity: "warning",
  why: "All 1,050 real flows have them: the designer does not open the flow, or it cannot be switched on.",
  fact: "flow-language.md §1.1, §1.2",
  examples: () => ({ good: {}, bad: { schema: false } }),
  check({ flow, atFlow, atDefinition, atFile }, report) {
    for (const { level, keys } of missingIn(flow)) {
      const at = level === "file" ? atFile() : level === "flow" ? atFlow() : atDefinition();
      for (const key of keys) report({ message: `"${key}" is missing.`, at });
    }
  },
});

interface Missing {
  readonly level: "file" | "flow" | "definition";
  readonly keys: readonly string[];
}

function missingIn({ layout }: FlowDefinition): readonly Missing[] {
  const root = layout?.[""]?.order;
  const lacks = (wanted: readonly string[], order: readonly string[] | undefined) =>
    order ? wanted.filter((key) => !order.includes(key)) : [];
  const isFile = root?.includes("properties") ?? true;
  const isBare = !isFile && !root?.includes("definition");
  const definition = isFile ? "properties/definition" : isBare ? "" : "definition";
  const isPackage = OF_PACKAGE.some((key) => root?.includes(key));
  return [
    ...(isFile && !isPackage
      ? [
          { level: "file" as const, keys: lacks(OF_FILE, root) },
          { level: "flow" as const, keys: lacks(OF_PROPERTIES, layout?.["properties"]?.order) },
        ]
      : []),
    { level: "definition" as const, keys: lacks(OF_DEFINITION, layout?.[definition]?.order) },
  ];
}
