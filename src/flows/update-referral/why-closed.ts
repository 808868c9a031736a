import { listRows } from "#connectors";
import { standardTables } from "#dataverse";
import { fn, type Steps, type Typed, text } from "#wdl";
import type { Product } from "../product.ts";

/** What the seller wrote when closing the opportunity; empty when nothing. */
export function whyClosed(s: Steps, product: Product, opportunity: Typed<string>): Typed<string> {
  const { first } = s.do(
    "Get why it was closed",
    listRows(product.connections.dataverse, standardTables.opportunityClose, {
      select: ["id", "description"],
      filter: text`_opportunityid_value eq ${opportunity}`,
      orderBy: { column: "modifiedOn", descending: true },
      top: 1,
    }),
  );
  return fn.coalesce(first.description, "");
}
