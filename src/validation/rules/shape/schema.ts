import { echoed, slipOf } from "#foundation";
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

/** Words of JSON Schema, of the draft that ParseJson knows and of later ones, and of the designer. */
const WORDS: ReadonlySet<string> = new Set([
  ...["type", "properties", "required", "items", "enum", "title", "description", "format"],
  ...["additionalProperties", "patternProperties", "propertyNames", "dependencies", "definitions"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "additionalItems"],
  ...["contains", "minProperties", "maxProperties", "allOf", "anyOf", "oneOf", "not", "const"],
  ...["default", "examples", "readOnly", "writeOnly", "nullable", "contentEncoding"],
  ...["contentMediaType", "if", "then", "else"],
]);
/** Words of the designer and of the draft itself. */
const OWN_WORD = /^(?:x-|\$)/;
/** Shorter words lie too near to each other to tell a slip of the pen. */
const SHORTEST = 3;

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
  const properties = memberOf(schema, "properties");
  const items = memberOf(schema, "items");
  return [
    ...misspelt(schema, path),
    ...wrongType(memberOf(schema, "type"), [...path, "type"]),
    ...notAList(schema, "required", path),
    ...notAList(schema, "enum", path),
    ...oddOnes(schema, "required", ["string"], path),
    ...oddOnes(schema, "enum", typesOf(schema), path),
    ...notAnObject(properties, `"properties" of a schema is`, [...path, "properties"]),
    ...membersOf(properties).flatMap(({ key, value }) => {
      const place = [...path, "properties", key];
      return [
        ...notAnObject(value, `The schema of "${echoed(key)}" is`, place),
        ...wrongIn(value, place),
      ];
    }),
    ...wrongIn(items, [...path, "items"]),
  ];
}

/** A schema that is `true` or `false` lets everything or nothing through. */
function notAnObject(
  schema: Template | undefined,
  what: string,
  path: readonly string[],
): readonly Wrong[] {
  if (schema === undefined || schema.kind === "record" || isComputed(schema)) return [];
  if (schema.kind === "constant" && typeof schema.value === "boolean") return [];
  return [{ message: `${what} an object, not ${told(schema)}.`, path }];
}

function misspelt(schema: Template, path: readonly string[]): readonly Wrong[] {
  return membersOf(schema).flatMap(({ key }) => {
    if (key.length < SHORTEST || WORDS.has(key) || OWN_WORD.test(key)) return [];
    const meant = slipOf(key, WORDS);
    const message = `A schema knows no word "${key}". Did you mean "${meant}"?`;
    return meant === undefined ? [] : [{ message, path: [...path, key] }];
  });
}

function wrongType(type: Template | undefined, path: readonly string[]): readonly Wrong[] {
  const names = type?.kind === "list" ? type.items : type ? [type] : [];
  return names.flatMap((one) => {
    const name = literalText(one);
    if (name === undefined ? isComputed(one) : TYPES.has(name)) return [];
    return [{ message: `A schema knows no type ${told(one)}.`, path }];
  });
}

/** Types that a schema names; undefined where one of them takes anything. */
function typesOf(schema: Template): readonly string[] | undefined {
  const type = memberOf(schema, "type");
  const names = (type?.kind === "list" ? type.items : [type]).map(literalText);
  const known = names.flatMap((name) => (name === undefined ? [] : [name]));
  return known.length < names.length || known.includes("any") ? undefined : known;
}

/** Members of a list that are of none of the types. */
function oddOnes(
  schema: Template,
  key: string,
  types: readonly string[] | undefined,
  path: readonly string[],
): readonly Wrong[] {
  const list = memberOf(schema, key);
  if (types === undefined || list?.kind !== "list") return [];
  return list.items.flatMap((item, index) => {
    const type = typeOf(item);
    if (type === undefined || types.includes(type)) return [];
    if (type === "integer" && types.includes("number")) return [];
    const message = `${told(item)} in "${key}" is no ${types.join(" or ")}.`;
    return [{ message, path: [...path, key, String(index)] }];
  });
}

/** Of what is written out, by the names of JSON Schema. */
function typeOf(value: Template): string | undefined {
  if (value.kind === "record") return "object";
  if (value.kind === "list") return "array";
  if (isComputed(value)) return undefined;
  if (value.kind === "text") return "string";
  const { value: constant } = value as Extract<Template, { kind: "constant" }>;
  if (constant === null) return "null";
  if (typeof constant === "boolean") return "boolean";
  return typeof constant === "bigint" ? "integer" : "number";
}

function notAList(schema: Template, key: string, path: readonly string[]): readonly Wrong[] {
  const value = memberOf(schema, key);
  // `required: true` beside a property is what schemas said before their fourth draft.
  if (value === undefined || value.kind === "list" || value.kind === "expression") return [];
  if (value.kind === "constant" && typeof value.value === "boolean") return [];
  return [{ message: `"${key}" of a schema is a list.`, path: [...path, key] }];
}
