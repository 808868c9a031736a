import { getRow } from "#connectors";
import { after, type Step, type Steps, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import { auditFailure, type Direction } from "./audit.ts";
import { writeBack } from "./write-back.ts";

/**
 * Writes the reason into the opportunity's audit trail and marks its name. The trail is read anew:
 * whatever was read before may be what failed. Returns the step to run after, however it ended.
 */
export function reportFailure(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  direction: Direction,
  reason: Typed<string>,
  suffix = "",
): Step {
  return steps.scope(`Tell the seller${suffix}`, (s) => {
    const { row } = s.do(
      `Get the audit trail${suffix}`,
      getRow(product.connections.dataverse, product.tables.opportunity, {
        id: opportunity,
        select: ["name", "audit"],
      }),
    );
    writeBack(s, product, `the failure${suffix}`, {
      id: opportunity,
      name: row.name,
      mark: "failure",
      values: { audit: auditFailure(direction, reason, row.audit) },
    });
  });
}

/** However telling the seller ended, the run goes on to its own end. */
export const afterReport = (report: Step) => after(report, "Succeeded", "Failed", "TimedOut");
