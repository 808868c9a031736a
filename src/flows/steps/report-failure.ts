import { after, type Step, type Steps, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import { auditFailure, type Direction, failureJustTold } from "./audit.ts";
import { writeBack } from "./write-back.ts";

/**
 * Writes the reason into the opportunity's audit trail and marks its name, unless the newest line
 * has just said so. Returns the step to run after, however it ended.
 */
export function reportFailure(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  direction: Direction,
  reason: Typed<string>,
  suffix = "",
): Step {
  return steps.scope(`Tell the seller${suffix}`, (s) =>
    writeBack(s, product, `the failure${suffix}`, {
      id: opportunity,
      mark: "failure",
      audit: (present) => auditFailure(direction, reason, present),
      unless: (present) => failureJustTold(direction, reason, present),
    }),
  );
}

/** However telling the seller ended, the run goes on to its own end. */
export const afterReport = (report: Step) => after(report, "Succeeded", "Failed", "TimedOut");
