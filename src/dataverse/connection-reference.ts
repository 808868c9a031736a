/** A named place for a connection that the administrator fills at import (solution-format.md §14). */
export interface ConnectionReference {
  /** Prefixed; flows must spell it exactly so. */
  readonly logicalName: string;
  readonly displayName: string;
  readonly description?: string;
  /** `shared_…` */
  readonly apiName: string;
}
