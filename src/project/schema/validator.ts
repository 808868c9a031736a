/** What is wrong with a value by its schema: an error of ajv, as far as we read it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly additionalProperty?: unknown; readonly missingProperty?: unknown };
  readonly propertyName?: string;
}

/** A schema compiled ahead (`validators.ts` beside this file); the errors of the last call stay on it. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
