import type { Labels } from "./labels.ts";

/** Who publishes the solution (solution-format.md §2.1). */
export interface Publisher {
  readonly uniqueName: string;
  readonly labels: Labels;
  readonly descriptions: Labels;
  readonly email?: string;
  readonly website?: string;
  /** 2–8 letters or digits, lower case, begins with a letter, not `mscrm…`. */
  readonly prefix: string;
  /** 10000–99999; choice values are this × 10000 + n. */
  readonly optionValuePrefix: number;
}
