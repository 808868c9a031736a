import { fn, type Typed } from "#wdl";

/** Length of the audit column; what no longer fits falls off at the end. */
const AUDIT_LENGTH = 100_000;
/** A single reason, so that a service's long message cannot fill the trail. */
const REASON_LENGTH = 2_000;

/** Which way a change went: the words of the audit lines (domain.md §10, U13). */
export type Direction = "to-crm" | "to-partner-center";

const DIRECTIONS = {
  "to-crm": "Partner Center Referral to CRM",
  "to-partner-center": "CRM to Partner Center Referral",
} as const satisfies Record<Direction, string>;

const LINE_BREAK = fn.decodeUriComponent("%0A");

/** `2020-04-17 09:05 - Partner Center Referral to CRM sync success.` before what is there. */
export const auditSuccess = (
  direction: Direction,
  present: Typed<string | null>,
  note?: Typed<string>,
): Typed<string> =>
  line(
    note === undefined
      ? `${DIRECTIONS[direction]} sync success.`
      : fn.trim(fn.concat(`${DIRECTIONS[direction]} sync success. `, note)),
    present,
  );

export const auditFailure = (
  direction: Direction,
  reason: Typed<string>,
  present: Typed<string | null>,
): Typed<string> => line(failureWords(direction, reason), present);

const failureWords = (direction: Direction, reason: Typed<string>): Typed<string> =>
  fn.concat(`${DIRECTIONS[direction]} sync failed: `, fn.take(reason, REASON_LENGTH));

/**
 * Whether the newest line says this failure, of this minute or the one before: an opportunity and
 * its solution that are saved together start two runs, and what stops both is to be read once.
 */
export const failureJustTold = (
  direction: Direction,
  reason: Typed<string>,
  present: Typed<string | null>,
): Typed<boolean> => {
  const told = (minutesAgo: number) => {
    const moment = fn.addMinutes(fn.utcNow(), -minutesAgo, MINUTE);
    const words = begun(moment, failureWords(direction, reason));
    return fn.equals(fn.take(fn.coalesce(present, ""), fn.length(words)), words);
  };
  return fn.or(told(0), told(1));
};

/**
 * Whether the newest line is a failure of that direction: once there is nothing left to do, its
 * success must be told too. Another direction's failure is for that one to take back.
 */
export const failedLast = (direction: Direction, audit: Typed<string | null>): Typed<boolean> =>
  saidLast(` - ${DIRECTIONS[direction]} sync failed: `, audit);

/** Whether the newest line holds these words, so that an event that comes again is not told again. */
export const saidLast = (words: string, audit: Typed<string | null>): Typed<boolean> =>
  fn.contains(fn.coalesce(fn.first(fn.split(fn.coalesce(audit, ""), LINE_BREAK)), ""), words);

/** The line for an opportunity that is no longer kept in step (domain.md §10, U11). */
export const SWITCHED_OFF =
  "Sync switched off: changes of this opportunity are no longer sent to Partner Center.";

/** Whether that line is newer than all that was sent; what came from Partner Center may be newer. */
export const switchedOff = (audit: Typed<string | null>): Typed<boolean> =>
  fn.contains(
    fn.coalesce(
      fn.first(fn.split(fn.coalesce(audit, ""), `${DIRECTIONS["to-partner-center"]} sync `)),
      "",
    ),
    SWITCHED_OFF,
  );

/** What a seller should know although nothing was synchronized. */
export const auditNote = (
  note: Typed<string> | string,
  present: Typed<string | null>,
): Typed<string> => line(note, present);

const line = (words: Typed<string> | string, present: Typed<string | null>): Typed<string> =>
  fn.take(
    fn.concat(begun(fn.utcNow(MINUTE), words), LINE_BREAK, fn.coalesce(present, "")),
    AUDIT_LENGTH,
  );

const MINUTE = "yyyy-MM-dd HH:mm";

const begun = (moment: Typed<string>, words: Typed<string> | string): Typed<string> =>
  fn.concat(moment, " - ", words);
