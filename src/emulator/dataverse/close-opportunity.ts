import type { Json } from "#foundation";
import { isJsonObject } from "#foundation";
import type { Refused } from "./errors.ts";
import { isRefused, refused, rowAbsent } from "./errors.ts";
import { changesOf, itemOf, referenceOf } from "./payload.ts";
import type { Request } from "./request.ts";
import { rowOf } from "./store.ts";
import type { Transaction } from "./transaction.ts";
import { createRow, updateRow } from "./transaction.ts";
import { guidOf, isoDate } from "./values.ts";

const CLOSING = {
  WinOpportunity: { state: 1n, reason: 3n },
  LoseOpportunity: { state: 2n, reason: 4n },
} as const;

export type ClosingAction = keyof typeof CLOSING;

export const isClosingAction = (name: string): name is ClosingAction =>
  Object.hasOwn(CLOSING, name);

export const CLOSING_ACTIONS: readonly string[] = Object.keys(CLOSING);

/** The server chooses the status reason. */
const ANY_REASON = -1n;

/**
 * WinOpportunity and LoseOpportunity: a closing activity is written, then the opportunity takes its
 * state, the actual date and the actual value (domain.md §8). Closing a closed one is refused.
 */
export function closeOpportunity(request: Request, action: ClosingAction): Transaction | Refused {
  const { surface, transaction, author, newId, parameters } = request;
  const { metadata } = surface;
  const opportunities = metadata.tables.get("opportunity");
  const closings = metadata.tables.get("opportunityclose");
  if (!opportunities || !closings)
    return refused("set-unknown", "There are no opportunities here.");

  const item = itemOf(parameters);
  const close = closeOf(item);
  const bound =
    close.get("opportunityid@odata.bind") ??
    (guidOf(close.get("opportunityid"))
      ? `opportunities(${close.get("opportunityid")})`
      : undefined);
  const target = referenceOf(metadata, bound ?? null);
  if (isRefused(target)) return target;
  const before = rowOf(transaction.store, "opportunity", target.id);
  if (target.table !== "opportunity" || !before) return rowAbsent("opportunity", target.id);
  const { state, reason } = CLOSING[action];
  if (before.get("statecode") !== 0n) {
    return refused("status-of-other-state", `The opportunity ${target.id} is closed already.`);
  }
  const status = reasonOf(item.get("Status"));
  if (status === undefined) return refused("payload-malformed", "WinOpportunity needs a Status.");

  const members = new Map([...close].filter(([key]) => key !== "opportunityid"));
  members.set("opportunityid@odata.bind", `opportunities(${target.id})`);
  const said = changesOf(metadata, transaction.store, closings, members, "create");
  if (isRefused(said)) return said;
  const closing = new Map(said).set("opportunitystatecode", state);
  if (!closing.has("subject")) closing.set("subject", `Opportunity Close - ${before.get("name")}`);
  const activity = String(closing.get("activityid") ?? newId());
  const acting = { ...author, kind: "action" } as const;
  const completed = closing.set("statecode", 1n).set("statuscode", 2n);
  const noted = createRow(transaction, closings, activity, completed, acting);
  if (isRefused(noted)) return noted;

  const end = closing.get("actualend");
  const revenue = closing.get("actualrevenue") ?? before.get("estimatedvalue") ?? null;
  return updateRow(
    noted,
    opportunities,
    target.id,
    new Map([
      ["statecode", state],
      ["statuscode", status === ANY_REASON ? reason : status],
      ["actualclosedate", typeof end === "string" ? end.slice(0, 10) : isoDate(author.now)],
      ["actualvalue", action === "WinOpportunity" ? revenue : 0],
    ]),
    acting,
  );
}

/** `item/OpportunityClose` as one object, or flattened to `item/OpportunityClose/subject`. */
function closeOf(item: ReadonlyMap<string, Json>): ReadonlyMap<string, Json> {
  const close = new Map<string, Json>();
  const whole = item.get("OpportunityClose");
  if (isJsonObject(whole)) for (const [key, value] of whole) close.set(key, value);
  const prefix = "OpportunityClose/";
  for (const [key, value] of item) {
    if (key.startsWith(prefix)) close.set(key.slice(prefix.length), value);
  }
  return close;
}

function reasonOf(value: Json | undefined): bigint | undefined {
  if (typeof value === "bigint") return value;
  return typeof value === "string" && /^-?\d{1,9}$/.test(value) ? BigInt(value) : undefined;
}
