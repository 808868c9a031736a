/** How an action or a run can end (flow-language.md §4). */
export type RunStatus = "Succeeded" | "Failed" | "Skipped" | "TimedOut" | "Cancelled";

/** Sibling action → the endings after which this one starts. */
export interface Predecessor {
  readonly action: string;
  /** As written; upper case is tolerated when read (`SUCCEEDED`). */
  readonly statuses: readonly string[];
}

/** `undefined` on an action: the property is absent, which means the same as `[]`. */
export type RunAfter = readonly Predecessor[];
