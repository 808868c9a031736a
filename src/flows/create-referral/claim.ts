import { createRow, deleteRow, listRows } from "#connectors";
import { after, fn, get, type Steps, set, type Typed, text, typed, type Variable } from "#wdl";
import type { Product } from "../product.ts";
import { createOnce, stop } from "../steps/create-once.ts";
import { odataText } from "../steps/odata.ts";
import { succeeded } from "../steps/outcome.ts";

/**
 * How long a claim keeps others out: longer than this flow can run, so that a claim whose time is
 * over belongs to a run that is dead.
 */
const CLAIM_MINUTES = 10;

const MOST_CLAIMS = 50;

export interface Claim {
  /** Whether this run may create; decided by the database. */
  readonly won: Typed<boolean>;
  /** Another run died: what it may have created must be looked for first. */
  readonly takenOver: Typed<boolean>;
  /** A moment before which no run has created anything for this opportunity. */
  readonly since: Typed<string>;
  /** When the run that holds the claim must be over. */
  readonly expiresOn: Typed<string>;
}

/**
 * Claims an opportunity. The first claim has the opportunity's id as its own, so that the database
 * refuses a second one. When the holder's time is over, the claim is taken over by a row whose
 * unique key names the expiry of the dead one: of several runs only one gets it.
 */
export function claim(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  takenOver: Variable<boolean>,
): Claim {
  const { referralClaim } = product.tables;
  const connection = product.connections.dataverse;
  const expiry = fn.addMinutes(fn.utcNow(), CLAIM_MINUTES, "yyyy-MM-ddTHH:mm:ssZ");

  const first = steps.do(
    "Claim the opportunity",
    createRow(connection, referralClaim, {
      id: opportunity,
      values: { key: opportunity, expiresOn: expiry },
    }),
  );
  const { rows } = steps.do("List the claims", listClaims(product, opportunity), {
    after: after(first, "Succeeded", "Failed", "TimedOut"),
  });
  const latest = fn.last(rows);
  const latestExpiry = fn.coalesce(expiryOf(product, latest), LONG_AGO);
  const wonFirst = succeeded("Claim the opportunity");
  const expired = fn.and(fn.not(wonFirst), fn.less(fn.ticks(latestExpiry), fn.ticks(fn.utcNow())));
  steps.when("If the claim of another run has expired", expired, (s) => {
    const name = "Take the claim over";
    const { next } = createOnce(
      s,
      name,
      createRow(connection, referralClaim, {
        values: { key: fn.concat(opportunity, " ", latestExpiry), expiresOn: expiry },
      }),
      (s) => stop(s, name),
    );
    s.do("Remember the takeover", set(takenOver, succeeded(name)), { after: next });
  });
  return {
    won: fn.or(wonFirst, takenOver.value),
    takenOver: takenOver.value,
    since: fn.addMinutes(
      fn.coalesce(expiryOf(product, fn.first(rows)), LONG_AGO),
      -2 * CLAIM_MINUTES,
      "yyyy-MM-ddTHH:mm:ssZ",
    ),
    expiresOn: fn.if(expired, expiry, latestExpiry),
  };
}

/** Gives the opportunity free again: only when it is certain what exists in Partner Center. */
export function release(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  why: string,
): void {
  const { referralClaim } = product.tables;
  const { rows } = steps.do(`List the claims ${why}`, listClaims(product, opportunity));
  steps.forEach(`Release each claim ${why}`, rows, (item, s) => {
    s.do(
      `Release the claim ${why}`,
      deleteRow(
        product.connections.dataverse,
        referralClaim,
        fn.string(get(typed<Record<string, string>>(item.node), referralClaim.primaryId)),
      ),
    );
  });
}

const LONG_AGO = "2000-01-01T00:00:00Z";

/** Oldest first. */
const listClaims = (product: Product, opportunity: Typed<string>) => {
  const { referralClaim } = product.tables;
  return listRows(product.connections.dataverse, referralClaim, {
    select: ["id", "key", "expiresOn"],
    filter: text`startswith(${fn.string(referralClaim.columns.key.logicalName)},'${odataText(opportunity)}')`,
    orderBy: { column: "expiresOn" },
    top: MOST_CLAIMS,
  });
};

const expiryOf = ({ tables }: Product, row: Typed<unknown>): Typed<string | null> =>
  get(
    typed<Record<string, string | null> | null>(row.node),
    tables.referralClaim.columns.expiresOn.logicalName,
  );
