import { createRow, deleteRow, listRows } from "#connectors";
import {
  after,
  compose,
  fn,
  get,
  type Steps,
  set,
  type Typed,
  text,
  typed,
  type Variable,
} from "#wdl";
import type { Product } from "../product.ts";
import type { Fail } from "../steps/attempt.ts";
import { ALREADY_THERE, removeOnce } from "../steps/create-once.ts";
import { odataText } from "../steps/odata.ts";
import { errorMessageOf, statusCodeOf } from "../steps/outcome.ts";

/**
 * How long a claim keeps others out. A run that is held up longer may find that its claim has been
 * taken over, so it creates nothing near the end ({@link LAST_MINUTES}) and gives nothing free after.
 */
const CLAIM_MINUTES = 10;
/** Longer than a creation that was just begun can take to arrive. */
const LAST_MINUTES = 3;
/** After the end of a claim before another run is to ask again: clocks differ. */
const WAIT_MINUTES = 1;

const MOST_CLAIMS = 50;

const TAKE_OVER = "Take the claim over";

export interface Claim {
  /** Whether this run may create; decided by the database. */
  readonly won: Typed<boolean>;
  /** Another run held it before: what it may have created must be looked for first. */
  readonly takenOver: Typed<boolean>;
  /** A moment before which no run has created anything for this opportunity. */
  readonly since: Typed<string>;
  /** When it is worth asking again, for a run that did not win. */
  readonly retryAfter: Typed<string>;
  /** Whether there is time to create something; asked anew at every use. */
  readonly inTime: Typed<boolean>;
  /** Whether the claim still keeps others out; asked anew at every use. */
  readonly stillHeld: Typed<boolean>;
}

/** Rows of an opportunity's claims, oldest first; the last one counts. */
type Claims = Typed<readonly unknown[]>;

/**
 * Claims an opportunity. The first claim has the opportunity's id as its own, so that the database
 * refuses a second one. When the holder's time is over, the claim is taken over by a row whose
 * unique key names the expiry of the dead one: of several runs only one gets it. Whose the claim is
 * stands in the row itself, so a lost answer does no harm. Where no claim can be written, the run fails:
 * nobody else is at work.
 */
export function claim(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  rows: Variable<readonly unknown[]>,
  fail: Fail,
): Claim {
  const { referralClaim } = product.tables;
  const connection = product.connections.dataverse;
  const mine = steps.do(
    "Claim of this run",
    compose<{ readonly Holder: string; readonly ExpiresOn: string }>({
      Holder: fn.guid(),
      ExpiresOn: fn.addMinutes(fn.utcNow(), CLAIM_MINUTES, TIMESTAMP),
    }),
  ).output;
  const [holder, expiresOn] = [get(mine, "Holder"), get(mine, "ExpiresOn")];

  const first = steps.do(
    "Claim the opportunity",
    createRow(connection, referralClaim, {
      id: opportunity,
      values: { key: opportunity, expiresOn, holder },
    }),
  );
  const listed = steps.do("List the claims", listClaims(product, opportunity), {
    after: after(first, "Succeeded", "Failed", "TimedOut"),
  });
  steps.do("Keep the claims", set(rows, listed.rows));
  const oldExpiry = fn.coalesce(expiryOf(product, fn.last(listed.rows)), LONG_AGO);
  const none = fn.empty(listed.rows);
  steps.when(
    "If the claim of another run has expired",
    fn.less(fn.ticks(oldExpiry), fn.ticks(fn.utcNow())),
    (s) => {
      const takeover = s.do(
        TAKE_OVER,
        createRow(connection, referralClaim, {
          // Without any claim this is the first one tried again.
          id: fn.if(none, opportunity, holder),
          values: {
            key: fn.if(none, opportunity, fn.concat(opportunity, " ", oldExpiry)),
            expiresOn,
            holder,
          },
        }),
      );
      const again = s.do("List the claims again", listClaims(product, opportunity), {
        after: after(takeover, "Succeeded", "Failed", "TimedOut"),
      });
      s.do("Keep the claims of now", set(rows, again.rows));
      s.when(
        "If nobody could claim it",
        fn.and(
          fn.not(isBefore(fn.coalesce(expiryOf(product, fn.last(again.rows)), LONG_AGO))),
          // Who took it over may have been done with it already.
          fn.not(fn.equals(statusCodeOf(TAKE_OVER), ALREADY_THERE)),
        ),
        (s) =>
          fail(
            s,
            "no claim",
            fn.concat(
              "The opportunity could not be claimed for sharing: ",
              fn.coalesce(errorMessageOf(TAKE_OVER), "no reason was given"),
            ),
          ),
      );
    },
  );
  const now: Claims = typed(rows.value.node);
  const latest = fn.last(now);
  return {
    won: fn.equals(fn.coalesce(textIn(latest, holderColumn(product)), ""), holder),
    takenOver: fn.greater(fn.length(now), 1),
    since: fn.addMinutes(
      fn.coalesce(expiryOf(product, fn.first(now)), LONG_AGO),
      -2 * CLAIM_MINUTES,
      TIMESTAMP,
    ),
    retryAfter: fn.addMinutes(
      fn.coalesce(expiryOf(product, latest), expiresOn),
      WAIT_MINUTES,
      TIMESTAMP,
    ),
    inTime: isBefore(fn.addMinutes(expiresOn, -LAST_MINUTES, TIMESTAMP)),
    stillHeld: isBefore(expiresOn),
  };
}

/**
 * Gives the opportunity free again: only when it is certain what exists in Partner Center, and not
 * once another run may hold it.
 */
export function release(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  { stillHeld }: Claim,
  why: string,
  fail: Fail,
): void {
  const { referralClaim } = product.tables;
  steps.when(`If the claim is still ours ${why}`, stillHeld, (s) => {
    const { rows } = s.do(`List the claims ${why}`, listClaims(product, opportunity));
    s.forEach(`Release each claim ${why}`, rows, (item, s) => {
      removeOnce(
        s,
        `Release the claim ${why}`,
        deleteRow(
          product.connections.dataverse,
          referralClaim,
          fn.string(textIn(item, referralClaim.primaryId)),
        ),
        fail,
      );
    });
  });
}

const TIMESTAMP = "yyyy-MM-ddTHH:mm:ssZ";
const LONG_AGO = "2000-01-01T00:00:00Z";

const isBefore = (moment: Typed<string>): Typed<boolean> =>
  fn.less(fn.ticks(fn.utcNow()), fn.ticks(fn.coalesce(moment, LONG_AGO)));

/** Oldest first. */
const listClaims = (product: Product, opportunity: Typed<string>) => {
  const { referralClaim } = product.tables;
  return listRows(product.connections.dataverse, referralClaim, {
    select: ["id", "expiresOn", "holder"],
    filter: text`startswith(${fn.string(referralClaim.columns.key.logicalName)},'${odataText(opportunity)}')`,
    orderBy: { column: "expiresOn" },
    top: MOST_CLAIMS,
  });
};

const holderColumn = ({ tables }: Product): string =>
  tables.referralClaim.columns.holder.logicalName;

const expiryOf = ({ tables }: Product, row: Typed<unknown>): Typed<string | null> =>
  textIn(row, tables.referralClaim.columns.expiresOn.logicalName);

const textIn = (row: Typed<unknown>, column: string): Typed<string | null> =>
  get(typed<Record<string, string | null> | null>(row.node), column);
