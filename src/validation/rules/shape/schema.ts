import type { Template } from "#wdl";
import { isComputed, literalText, memberOf, membersOf, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const TYPES: ReadonlySet<string> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "object",
  "array",
  "null",
  "any",
  "file",
]);

/** A schema is read as deep as this. */
const DEEPEST = 40;

const parsing = (type: string) => ({
  actions: {
    Parse: {
      type: "ParseJson",
      inputs: {
        content: "@triggerBody()",
        schema: { type: "object", properties: { name: { type } } },
      },
    },
  },
});

/** A JSON schema names types that there are, and lists where lists belong. */
export const shapeSchema = defineRule({
  code: "shape/schema",
  judges: "flow",
  severity: "warning",
  why: "The flow cannot be switched on, or every value fails the schema.",
  fact: "flow-language.md §3.3, §6",
  examples: () => ({ good: parsing("string"), bad: parsing("text") }),
  check({ flow, stepsOfKind, at, atTrigger }, report) {
    const [trigger] = flow.triggers;
    const judge = (
      schema: Template | undefined,
      place: (...path: readonly string[]) => ReturnType<typeof atTrigger>,
    ): void => {
      for (const { message, path } of wrongIn(schema, [])) report({ message, at: place(...path) });
    };
    if (trigger?.kind === "request") {
      judge(memberOf(trigger.inputs, "schema"), (...path) =>
        atTrigger("inputs", "schema", ...path),
      );
    }
    for (const step of stepsOfKind("parse-json", "response")) {
      judge(step.action.schema, (...path) => at(step, "inputs", "schema", ...path));
    }
  },
});

interface Wrong {
  readonly message: string;
  readonly path: readonly string[];
}

function wrongIn(schema: Template | undefined, path: readonly string[]): readonly Wrong[] {
  if (schema?.kind !== "record" || path.length > DEEPEST) return [];
  const below = (key: string, inner: Template | undefined) => wrongIn(inner, [...path, key]);
  return [
    ...wrongType(memberOf(schema, "type"), [...path, "type"]),
    ...notAList(schema, "required", path),
    ...notAList(schema, "enum", path),
    ...membersOf(memberOf(schema, "properties")).flatMap(({ key, value }) =>
      wrongIn(value, [...path, "properties", key]),
    ),
    ...below("items", memberOf(schema, "items")),
  ];
}

function wrongType(type: Template | undefined, path: readonly string[]): readonly Wrong[] {
  const names = type?.kind === "list" ? type.items : type ? [type] : [];
  return names.flatMap((one) => {
    const name = literalText(one);
    if (name === undefined ? isComputed(one) : TYPES.has(name)) return [];
    return [{ message: `A schema knows no type ${told(one)}.`, path }];
  });
}

function notAList(schema: Template, key: string, path: readonly string[]): readonly Wrong[] {
  const value = memberOf(schema, key);
  // `required: true` beside a property is what schemas said before their fourth draft.
  if (value === undefined || value.kind === "list" || value.kind === "expression") return [];
  if (value.kind === "constant" && typeof value.value === "boolean") return [];
  return [{ message: `"${key}" of a schema is a list.`, path: [...path, key] }];
}
