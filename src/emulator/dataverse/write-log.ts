import type { Instant } from "../port.ts";
import type { Message } from "./transaction.ts";

/** One row written, by whom and with which columns. */
export interface Write {
  readonly at: Instant;
  readonly message: Message;
  readonly table: string;
  readonly id: string;
  readonly sent: readonly string[];
  /** systemuserid */
  readonly user: string;
  readonly by: WrittenBy;
}

export type WrittenBy =
  | { readonly kind: "flow"; readonly flow: string; readonly action: string; readonly run: string }
  | { readonly kind: "person" }
  | { readonly kind: "seed" };

/** Grows without touching what was there, so that a snapshot can hold on to an old end. */
export type WriteLog = undefined | { readonly last: Write; readonly before: WriteLog };

/** Oldest first. */
export function writesOf(log: WriteLog): readonly Write[] {
  const writes: Write[] = [];
  for (let entry = log; entry; entry = entry.before) writes.push(entry.last);
  return writes.reverse();
}
