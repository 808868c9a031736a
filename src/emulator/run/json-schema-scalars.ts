import { isJsonArray, type Json, type JsonObject } from "#foundation";
import { hasFormat } from "./json-format.ts";
import { sameNumbers } from "./json-same.ts";

/** What `enum`, `const` and the words for numbers and texts say against a value. */
export function scalarProblem(schema: JsonObject, value: Json): string | undefined {
  const options = schema.get("enum");
  if (isJsonArray(options) && !options.some((option) => sameNumbers(option, value)))
    return "Value is not defined in enum.";
  const constant = schema.get("const");
  if (constant !== undefined && !sameNumbers(constant, value)) return "Value does not match const.";
  if (typeof value === "bigint" || typeof value === "number") return numberProblem(schema, value);
  return typeof value === "string" ? textProblem(schema, value) : undefined;
}

export function numberIn(schema: JsonObject, key: string): number | undefined {
  const value = schema.get(key);
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
}

/** Draft 4 says `exclusiveMinimum: true` beside a minimum, later drafts give the bound itself. */
function numberProblem(schema: JsonObject, value: bigint | number): string | undefined {
  const [least, most] = [numberIn(schema, "minimum"), numberIn(schema, "maximum")];
  const above =
    schema.get("exclusiveMinimum") === true ? least : numberIn(schema, "exclusiveMinimum");
  const below =
    schema.get("exclusiveMaximum") === true ? most : numberIn(schema, "exclusiveMaximum");
  if (least !== undefined && value < least) return `Value is less than minimum value of ${least}.`;
  if (most !== undefined && value > most) return `Value exceeds maximum value of ${most}.`;
  if (above !== undefined && value <= above)
    return `Value equals or is less than minimum value of ${above} and exclusive minimum is true.`;
  if (below !== undefined && value >= below)
    return `Value equals or exceeds maximum value of ${below} and exclusive maximum is true.`;
  const step = schema.get("multipleOf");
  if (step !== undefined && !isMultiple(value, step)) return `Value is not a multiple of ${step}.`;
  return undefined;
}

function isMultiple(value: bigint | number, step: Json): boolean {
  if (typeof value === "bigint" && typeof step === "bigint")
    return step === 0n || value % step === 0n;
  const quotient = Number(value) / Number(step);
  return Number.isNaN(quotient) || Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

function textProblem(schema: JsonObject, value: string): string | undefined {
  const [shortest, longest] = [numberIn(schema, "minLength"), numberIn(schema, "maxLength")];
  const { length } = value;
  if (shortest !== undefined && length < shortest)
    return `String is less than minimum length of ${shortest}.`;
  if (longest !== undefined && length > longest)
    return `String exceeds maximum length of ${longest}.`;
  const pattern = schema.get("pattern");
  if (typeof pattern === "string") {
    const expression = expressionOf(pattern);
    if (!expression) return `Could not test regex pattern '${pattern}'.`;
    if (!expression.test(value)) return `String does not match regex pattern '${pattern}'.`;
  }
  const format = schema.get("format");
  if (typeof format === "string" && !hasFormat(format, value))
    return `String does not validate against format '${format}'.`;
  return undefined;
}

/** Patterns of .NET: most mean the same here, first read as Unicode. */
function expressionOf(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // read the other way
    }
  }
  return undefined;
}
