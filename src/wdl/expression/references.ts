import type { Call, Expression } from "./ast.ts";
import { lowerName } from "./functions/index.ts";
import { type ExpressionPath, walkExpression } from "./walk.ts";

/** What the name in a reference names. */
export type ReferenceKind = "action" | "loop" | "container" | "variable" | "parameter" | "trigger";

/** A place where an expression reads something of its flow by name. */
export interface ExpressionReference {
  readonly kind: ReferenceKind;
  /** As documented: `outputs`, `variables` … */
  readonly function: string;
  /** As written; undefined for the trigger, and where the name is computed, which is refused. */
  readonly name: string | undefined;
  /** Of the call in the expression. */
  readonly path: ExpressionPath;
  readonly node: Call;
}

/** Which function reads what; the name is the first argument (flow-language.md §7.7). */
const READERS: ReadonlyMap<string, readonly [kind: ReferenceKind, name: string]> = new Map(
  (
    [
      ["actions", "action"],
      ["body", "action"],
      ["outputs", "action"],
      ["actionBody", "action"],
      ["actionOutputs", "action"],
      ["formDataValue", "action"],
      ["formDataMultiValues", "action"],
      ["multipartBody", "action"],
      ["items", "loop"],
      ["iterationIndexes", "loop"],
      ["result", "container"],
      ["variables", "variable"],
      ["parameters", "parameter"],
      ["trigger", "trigger"],
      ["triggerBody", "trigger"],
      ["triggerOutputs", "trigger"],
      ["triggerFormDataValue", "trigger"],
      ["triggerFormDataMultiValues", "trigger"],
      ["triggerMultipartBody", "trigger"],
    ] as const
  ).map(([name, kind]) => [name.toLowerCase(), [kind, name]]),
);

/** What the first argument of a function names; undefined for functions that read nothing by name. */
export const referenceKindOf = (name: string): ReferenceKind | undefined =>
  READERS.get(lowerName(name))?.[0];

/** Everything an expression reads of its flow, in the order written. */
export function referencesOf(root: Expression): readonly ExpressionReference[] {
  const references: ExpressionReference[] = [];
  for (const { node, path } of walkExpression(root)) {
    if (node.kind !== "call") continue;
    const reader = READERS.get(lowerName(node.name));
    if (reader === undefined) continue;
    const [kind, name] = reader;
    const first = node.args[0];
    references.push({
      kind,
      function: name,
      name: kind !== "trigger" && first?.kind === "string" ? first.value : undefined,
      path,
      node,
    });
  }
  return references;
}
