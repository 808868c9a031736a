import { variable } from "#connectors";
import { ENGLISH } from "#dataverse";
import { compose, fn, literal, type Steps, type Typed } from "#wdl";
import type { Product } from "../product.ts";
import type { Fail } from "./attempt.ts";

/**
 * Flows read the columns that the variables name and write those the mapping was built with. Where
 * the two differ a value would be read from one column and written to another: text that says so,
 * or empty text when they agree.
 */
function columnMismatch({ variables, mapping }: Product): Typed<string> {
  const checks = [
    { of: variables.dealValueField, built: mapping.opportunity.columns.dealValue },
    { of: variables.dealCurrencyField, built: mapping.opportunity.columns.currency },
    { of: variables.countryCodeField, built: mapping.account.columns.country },
  ];
  return checks.reduceRight<Typed<string>>((otherwise, { of, built }) => {
    const named = variable(of);
    return fn.if(
      fn.equals(named, built),
      otherwise,
      fn.concat(
        `The environment variable "${of.labels[ENGLISH]}" names the column "`,
        named,
        `", but this solution was built for "${built}".`,
      ),
    );
  }, literal(""));
}

/** The same, worked out once. */
export const findMismatch = (s: Steps, product: Product): Typed<string> =>
  s.do("Columns that differ from this build", compose<string>(columnMismatch(product))).output;

/** Why something failed: a column that cannot be read is better told as the variable that names it. */
export const columnsOr =
  (product: Product) =>
  (reason: Typed<string>): Typed<string> => {
    const mismatch = columnMismatch(product);
    return fn.if(fn.empty(mismatch), reason, mismatch);
  };

/** Fails before anything is read from one column and written to another. */
export function expectColumns(s: Steps, product: Product, fail: Fail): void {
  const mismatch = findMismatch(s, product);
  s.when("If the columns differ from this build", fn.not(fn.empty(mismatch)), (s) =>
    fail(s, "columns", mismatch),
  );
}
