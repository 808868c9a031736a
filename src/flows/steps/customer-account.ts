import { listRows } from "#connectors";
import { standardTables } from "#dataverse";
import { fn, type Steps, type Typed, text } from "#wdl";
import type { Product } from "../product.ts";
import { NO_ROW } from "./constants.ts";

/** What the customer's account gives a referral; columns come from the mapping. */
export interface CustomerAccount {
  readonly name: Typed<string>;
  readonly addressLine1: Typed<string>;
  readonly addressLine2: Typed<string>;
  readonly city: Typed<string>;
  readonly state: Typed<string>;
  readonly postalCode: Typed<string>;
  /** Two letters once it has been checked. */
  readonly country: Typed<string>;
}

/** Reads the account of an opportunity; all empty when it has none. The country comes from [Customize]. */
export function readCustomerAccount(
  steps: Steps,
  product: Product,
  id: Typed<string | null>,
  country: Typed<string>,
): CustomerAccount {
  const { country: _, ...columns } = product.mapping.account.columns;
  const { firstMapped } = steps.do(
    "Get the customer account",
    listRows(product.connections.dataverse, standardTables.account, {
      select: ["id"],
      mapped: [...new Set(Object.values(columns))].sort(),
      filter: text`accountid eq ${fn.coalesce(id, NO_ROW)}`,
      orderBy: { column: "id" },
      top: 1,
    }),
  );
  const read = (column: string) => fn.coalesce(firstMapped(column), "");
  return {
    name: read(columns.name),
    addressLine1: read(columns.addressLine1),
    addressLine2: read(columns.addressLine2),
    city: read(columns.city),
    state: read(columns.state),
    postalCode: read(columns.postalCode),
    country,
  };
}
