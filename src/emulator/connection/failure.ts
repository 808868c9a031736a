/** A failure as somebody asks for it; how it is said is the system's own. */
export interface Failure {
  readonly status: number;
  /** The system's usual one for the status when absent. */
  readonly code?: string | undefined;
  readonly message: string;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** The header that asks a caller to wait. */
export const waiting = (seconds: number | undefined): Readonly<Record<string, string>> =>
  seconds === undefined ? {} : { "Retry-After": String(seconds) };
