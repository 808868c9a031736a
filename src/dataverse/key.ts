import type { Labels } from "./labels.ts";

/** An alternate key: the database refuses a second row with the same values. */
export interface AlternateKey {
  readonly schemaName: string;
  readonly labels: Labels;
  /** Logical names. */
  readonly columns: readonly string[];
}
