import { fn, type Typed } from "#wdl";
import type { Product } from "../product.ts";

/** The address a seller opens, from the mapping's pattern (domain.md §10, U10). */
export function referralLink({ mapping }: Product, id: Typed<string>): Typed<string> {
  const [before = "", after = ""] = mapping.opportunity.referralLink.split("{id}");
  return fn.concat(before, id, after);
}
