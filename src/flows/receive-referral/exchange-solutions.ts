import { bind, createRow, deleteRow, listRows, type ReferralSolution } from "#connectors";
import { filterArray, fn, get, type Steps, type Typed, text, typed } from "#wdl";
import type { Product } from "../product.ts";
import type { Fail } from "../steps/attempt.ts";
import { NO_ROW } from "../steps/constants.ts";
import { createOnce, removeOnce, whyFailed } from "../steps/create-once.ts";
import { odataText } from "../steps/odata.ts";

/**
 * Makes the Microsoft Solutions rows of an opportunity those of the referral. A solution that the
 * catalogue does not know yet is added to it. All of it may be done twice: keys refuse doubles.
 */
export function exchangeSolutions(
  steps: Steps,
  product: Product,
  of: {
    readonly opportunity: Typed<string>;
    readonly wanted: Typed<readonly ReferralSolution[]>;
    /** Identifiers present now. */
    readonly present: Typed<readonly string[]>;
    /** Identifiers of `wanted`. */
    readonly identifiers: Typed<readonly string[]>;
    /** Rows present now, with a way to read the identifier of each. */
    readonly rows: Typed<readonly unknown[]>;
    readonly identifierOf: (row: Typed<unknown>) => Typed<string>;
  },
  fail: Fail,
): void {
  const { microsoftSolution, microsoftSolutionDetail, opportunity } = product.tables;
  const { dataverse } = product.connections;
  const missing = steps.do(
    "Solutions to add",
    filterArray(of.wanted, (solution) =>
      fn.not(fn.contains(of.present, fn.coalesce(get(solution, "id"), ""))),
    ),
  );
  steps.forEach("Add each solution", missing.output, (solution, s) => {
    const identifier = fn.coalesce(get(solution, "id"), "");
    const found = s.do(
      "Find the solution in the catalogue",
      listRows(dataverse, microsoftSolutionDetail, {
        select: ["id"],
        filter: text`${microsoftSolutionDetail.columns.identifier.logicalName} eq '${odataText(identifier)}'`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    s.when("If the catalogue lacks it", fn.equals(fn.length(found.rows), 0), (s) => {
      const name = "Add it to the catalogue";
      createOnce(
        s,
        name,
        createRow(dataverse, microsoftSolutionDetail, {
          values: {
            identifier,
            name: fn.coalesce(get(solution, "name"), identifier),
            type: get(solution, "solutionType"),
            publisherName: get(solution, "publisherName"),
          },
        }),
        (s) => fail(s, name, whyFailed(name)),
      );
    });
    const detail = s.do(
      "Get the solution of the catalogue",
      listRows(dataverse, microsoftSolutionDetail, {
        select: ["id"],
        filter: text`${microsoftSolutionDetail.columns.identifier.logicalName} eq '${odataText(identifier)}'`,
        orderBy: { column: "id" },
        top: 1,
      }),
    );
    const name = "Add the solution to the opportunity";
    createOnce(
      s,
      name,
      createRow(dataverse, microsoftSolution, {
        values: {
          opportunity: bind(opportunity, of.opportunity),
          detail: bind(microsoftSolutionDetail, fn.coalesce(detail.first.id, NO_ROW)),
        },
      }),
      (s) => fail(s, name, whyFailed(name)),
    );
  });
  const surplus = steps.do(
    "Solutions to remove",
    filterArray(of.rows, (row) => fn.not(fn.contains(of.identifiers, of.identifierOf(row)))),
  );
  steps.forEach("Remove each solution", surplus.output, (row, s) => {
    removeOnce(
      s,
      "Remove the solution",
      deleteRow(
        dataverse,
        microsoftSolution,
        fn.coalesce(
          get(
            typed<Readonly<Record<string, string | null>>>(row.node),
            microsoftSolution.primaryId,
          ),
          NO_ROW,
        ),
      ),
      fail,
    );
  });
}
