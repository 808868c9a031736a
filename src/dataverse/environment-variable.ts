import type { Labels } from "./labels.ts";

/** What an administrator may switch (solution-format.md §13). */
export type EnvironmentVariable =
  | TextVariable
  | NumberVariable
  | YesNoVariable
  | JsonVariable
  | OtherVariable;

interface VariableCommon {
  readonly schemaName: string;
  readonly labels: Labels;
  readonly descriptions: Labels;
}

export interface TextVariable extends VariableCommon {
  readonly kind: "text";
  readonly defaultValue?: string;
}

export interface NumberVariable extends VariableCommon {
  readonly kind: "number";
  readonly defaultValue?: number;
}

export interface YesNoVariable extends VariableCommon {
  readonly kind: "yes-no";
  readonly defaultValue?: boolean;
}

export interface JsonVariable extends VariableCommon {
  readonly kind: "json";
  /** JSON text. */
  readonly defaultValue?: string;
}

/** Data source and secret: read from foreign zips only. */
export interface OtherVariable extends VariableCommon {
  readonly kind: "data-source" | "secret";
  readonly defaultValue?: string;
}
