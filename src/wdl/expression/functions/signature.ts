import type { PlainJson } from "#foundation";

/** What a value can be; `integer` is a 64-bit whole number, `float` a double. */
export type ValueType =
  | "null"
  | "string"
  | "integer"
  | "float"
  | "decimal"
  | "boolean"
  | "object"
  | "array"
  | "binary"
  | "xml"
  | "any";

export type FunctionFamily =
  | "string"
  | "collection"
  | "logical"
  | "conversion"
  | "math"
  | "date"
  | "object"
  | "reference";

export interface FunctionParameter {
  readonly name: string;
  readonly types: readonly ValueType[];
  /** `rest`: none, one or many arguments; always the last parameter. */
  readonly need: "required" | "optional" | "rest";
}

/**
 * What an example sees of a run. `trigger` and `actions` hold whole records (`{ outputs, status … }`),
 * `items` the current elements by loop name, outermost first (`item()` is the last one).
 */
export interface ExampleContext {
  readonly trigger?: PlainJson;
  readonly actions?: Readonly<Record<string, PlainJson>>;
  /** Name of the action being evaluated, one of `actions`. */
  readonly action?: string;
  /** Records of the first level of a container, by its name. */
  readonly results?: Readonly<Record<string, readonly PlainJson[]>>;
  readonly variables?: Readonly<Record<string, PlainJson>>;
  readonly parameters?: Readonly<Record<string, PlainJson>>;
  readonly items?: Readonly<Record<string, PlainJson>>;
  /** Rounds that an Until has begun before the current one, by its name. */
  readonly iterations?: Readonly<Record<string, number>>;
  readonly workflow?: PlainJson;
  readonly callbackUrl?: string;
  /** ISO 8601. */
  readonly now?: string;
  readonly seed?: number;
}

export interface FunctionExample {
  /** Without the leading `@`. */
  readonly expression: string;
  readonly context?: ExampleContext;
  readonly result: PlainJson;
}

/** A function as the catalogue says it; its name is the key, in the documented case. */
export interface FunctionEntry {
  readonly family: FunctionFamily;
  readonly parameters: readonly FunctionParameter[];
  readonly result: readonly ValueType[];
  readonly meaning: string;
  readonly example: FunctionExample;
  /** The name to prefer: this one is an older or second spelling of it. */
  readonly aliasOf?: string;
  /**
   * No text of Microsoft's at hand names it: the signature is that of a public list of functions,
   * the meaning inferred (mark I). The rest of the catalogue is documented (mark D).
   */
  readonly inferred?: true;
  /** Further arguments that flows pass and the service ignores. */
  readonly ignored?: number;
}

export const required = (name: string, ...types: readonly ValueType[]): FunctionParameter => ({
  name,
  types,
  need: "required",
});

export const optional = (name: string, ...types: readonly ValueType[]): FunctionParameter => ({
  name,
  types,
  need: "optional",
});

export const rest = (name: string, ...types: readonly ValueType[]): FunctionParameter => ({
  name,
  types,
  need: "rest",
});

export const text = (name: string): FunctionParameter => required(name, "string");
export const number = (name: string): FunctionParameter =>
  required(name, "integer", "float", "decimal");
