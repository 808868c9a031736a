import type { Refused } from "./errors.ts";
import { invalid } from "./errors.ts";

/** Which substatus belongs to which status, and where a referral may go from it (domain.md §4.3). */
const STATUSES = {
  New: { substatuses: ["Pending", "Received"], next: ["New", "Active", "Closed"] },
  Active: { substatuses: ["Accepted"], next: ["Active", "Closed"] },
  Closed: { substatuses: ["Won", "Lost", "Declined", "Expired", "Error"], next: [] },
} as const satisfies Readonly<
  Record<string, { readonly substatuses: readonly string[]; readonly next: readonly string[] }>
>;

export type Status = keyof typeof STATUSES;

/** What only the service itself gives. */
const GIVEN_BY_SERVICE: readonly string[] = ["Expired"];

export const isStatus = (text: unknown): text is Status =>
  typeof text === "string" && Object.hasOwn(STATUSES, text);

/** Nothing when a referral may go from one pair to the other. */
export function refusedStep(
  from: { readonly status: Status; readonly substatus: string },
  to: { readonly status: unknown; readonly substatus: unknown },
): Refused | undefined {
  const { status, substatus } = to;
  if (!isStatus(status)) return invalid(`"${status}" is no status of a referral.`, "status");
  const allowed: readonly string[] = STATUSES[status].substatuses;
  if (typeof substatus !== "string" || !allowed.includes(substatus)) {
    return invalid(`"${substatus}" is no substatus of ${status}.`, "substatus");
  }
  if (from.status === status && from.substatus === substatus && status !== "Closed") {
    return undefined;
  }
  if (GIVEN_BY_SERVICE.includes(substatus)) {
    return invalid(`Only the service sets "${substatus}".`, "substatus");
  }
  const next: readonly string[] = STATUSES[from.status].next;
  return next.includes(status)
    ? undefined
    : invalid(`A referral cannot go from ${from.status} to ${status}.`, "status");
}
