/** The part of JSON Schema (draft-07) that the files of a project are described in. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  /** Shown by editors, and as the hint of a finding. */
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  /** Our own: the finding for a value that breaks a keyword, where the usual one says too little. */
  readonly findings?: Readonly<Partial<Record<FailingKeyword, string>>>;
}

export type SchemaType = "string" | "number" | "integer" | "boolean" | "null" | "object" | "array";
export type FailingKeyword = "pattern" | "maxLength" | "additionalProperties" | "enum" | "required";

/** An object that has these properties and no others. */
export const closed = (
  properties: Readonly<Record<string, Schema>>,
  rest: Omit<Schema, "type" | "properties" | "additionalProperties"> = {},
): Schema => ({ ...rest, type: "object", properties, additionalProperties: false });

/** Only which properties must be there: all of every closed object. */
export const presence = ({ type, properties }: Schema): Schema =>
  properties === undefined || type !== "object"
    ? {}
    : {
        type,
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, property]) => [key, presence(property)]),
        ),
        required: Object.keys(properties),
      };
