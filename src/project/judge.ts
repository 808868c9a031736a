import { type Diagnostic, echoed, suggestion } from "#foundation";
import { mendFor } from "./mends.ts";
import type { FailingKeyword, Schema } from "./schema/schema.ts";
import type { SchemaError, Validator } from "./schema/validator.ts";
import { nearest, type Plain, plainOf, segmentsOf, type Tree } from "./tree.ts";

/** What the schema has to say about a file, each finding at its line and column. */
export function judge(tree: Tree, schema: Schema, validate: Validator): readonly Diagnostic[] {
  validate(plainOf(tree));
  const errors = validate.errors ?? [];
  // Of what is something else altogether nothing more is to be said.
  const others = new Set(
    errors.flatMap(({ keyword, instancePath }) => (keyword === "type" ? [instancePath] : [])),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === "type" || !others.has(instancePath))
    .flatMap((error) => findingFor(error, tree, schema) ?? []);
}

/**
 * What a tree lacks, named at the deepest place that exists.
 *
 * @param told the schema that says what each key is for
 */
export const lacking = (
  tree: Tree,
  schema: Schema,
  validate: Validator,
  told: Schema,
): readonly Diagnostic[] => {
  validate(plainOf(tree));
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword === "required")
    .flatMap((error) => findingFor(error, tree, schema, told) ?? []);
};

function findingFor(
  error: SchemaError,
  tree: Tree,
  schema: Schema,
  told?: Schema,
): Diagnostic | undefined {
  const { instancePath, keyword, params } = error;
  const segments = segmentsOf(error.schemaPath);
  const broken = nodeAt(schema, segments.slice(0, -1));
  const extra = keyword === "additionalProperties" ? params.additionalProperty : undefined;
  const key = extra ?? error.propertyName;
  const pointer = key === undefined ? instancePath : `${instancePath}/${escaped(String(key))}`;
  const found = nearest(tree, pointer);
  const value = key === undefined ? plainOf(found.tree) : String(key);
  const said = saying(error, broken, value, instancePath);
  if (!said) return undefined;
  const code = broken.findings?.[keyword as FailingKeyword] ?? said.code;
  return {
    code: `project/${code}`,
    severity: "error",
    message: said.message,
    at: key !== undefined || ABOUT_KEYS.has(said.code) ? found.keyAt : found.at,
    hint: mendFor(error, told ? inSchema(told, instancePath) : broken, value),
  };
}

/** What is not there is shown at the key that should lead to it. */
const ABOUT_KEYS: ReadonlySet<string> = new Set(["missing-key", "missing-value"]);

interface Saying {
  readonly code: string;
  readonly message: string;
}

function saying(
  { keyword, params }: SchemaError,
  schema: Schema,
  value: Plain,
  instancePath: string,
): Saying | undefined {
  const where = named(instancePath);
  switch (keyword) {
    case "additionalProperties":
      return {
        code: "unknown-key",
        message: `"${echoed(String(value))}" is not known here.${suggestion(String(value), Object.keys(schema.properties ?? {}))}`,
      };
    case "required":
      return { code: "missing-key", message: `"${params.missingProperty}" is missing.` };
    case "type":
      return value === null
        ? { code: "missing-value", message: `${where} has no value.` }
        : {
            code: "wrong-type",
            message: `${where} must be ${kinds(schema)}, not ${kindOf(value)}.`,
          };
    case "enum":
      return {
        code: "wrong-value",
        message: `${printed(value)} is none of ${(schema.enum ?? []).join(", ")}.${suggestion(String(value), (schema.enum ?? []).map(String))}`,
      };
    case "pattern":
      return { code: "wrong-value", message: `${where} cannot be ${printed(value)}.` };
    case "maxLength":
      return {
        code: "too-long",
        message: `${where} has ${String(value).length} characters; at most ${schema.maxLength} fit.`,
      };
    case "minLength":
    case "minItems":
      return { code: "missing-value", message: `${where} is empty.` };
    case "minimum":
    case "maximum":
      return {
        code: "wrong-value",
        message: `${where} must be from ${schema.minimum} to ${schema.maximum}.`,
      };
    case "uniqueItems":
      return { code: "listed-twice", message: `${where} lists the same twice.` };
    default:
      // `propertyNames` only repeats what was said about the name.
      return undefined;
  }
}

/** `#/properties/a/type` → the node that holds the broken keyword. */
function nodeAt(schema: Schema, segments: readonly string[]): Schema {
  let node: unknown = schema;
  for (const segment of segments) node = (node as Record<string, unknown>)[segment] ?? {};
  return node as Schema;
}

/** What a schema says of the place in a value. */
const inSchema = (schema: Schema, instancePath: string): Schema =>
  segmentsOf(instancePath).reduce<Schema>((node, key) => node.properties?.[key] ?? {}, schema);

const KIND_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "null",
  object: "a group of keys",
  array: "a list",
};

const kinds = ({ type = [] }: Schema): string =>
  (typeof type === "string" ? [type] : type).map((name) => KIND_NAMES[name]).join(" or ");

function kindOf(value: Plain): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of keys";
  return typeof value === "string" ? `the text ${printed(value)}` : printed(value);
}

const printed = (value: Plain): string =>
  echoed(typeof value === "number" ? String(value) : JSON.stringify(value));

const named = (instancePath: string): string =>
  instancePath === "" ? "The file" : `"${segmentsOf(instancePath).map(echoed).join(".")}"`;

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
