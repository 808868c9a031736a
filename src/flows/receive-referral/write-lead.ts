import { callChild, listRows, type Referral } from "#connectors";
import { standardTables } from "#dataverse";
import { fn, get, literal, type Steps, type Typed, text, typed } from "#wdl";
import type { createOrGetDetails } from "../create-or-get-details/index.ts";
import { isBlank, LEAD_VALUES } from "../create-or-get-details/lead.ts";
import type { DetailsRequest } from "../create-or-get-details/request.ts";
import type { Product } from "../product.ts";
import { NOBODY, NOTHING } from "../steps/constants.ts";
import { referralFields } from "../steps/sync-fields.ts";
import { newRowBody } from "./values.ts";

/** Leads carry no amount. */
const NO_CURRENCY = { id: NOTHING, code: literal("") };

const LEAD_FIELDS = Object.keys(LEAD_VALUES) as (keyof typeof LEAD_VALUES)[];

/**
 * A new lead, or what an existing one lacks. What it has already may be a seller's correction: of a
 * lead nothing is remembered that could tell it from an older value of Partner Center.
 */
export function writeLead(
  s: Steps,
  product: Product,
  details: ReturnType<typeof createOrGetDetails>,
  referral: Typed<Referral>,
  id: Typed<string>,
): void {
  const body = newRowBody(
    s,
    "lead",
    product,
    referral,
    NO_CURRENCY,
    referralFields(referral, NOBODY),
  );
  const { columns } = product.mapping.lead;
  const lead = s.do(
    "Find the lead",
    listRows(product.connections.dataverse, standardTables.lead, {
      select: ["id"],
      mapped: [...new Set(Object.values(columns))].sort(),
      filter: text`leadid eq ${id}`,
      orderBy: { column: "id" },
      top: 1,
    }),
  );
  s.when(
    "If the lead is new",
    fn.equals(fn.length(lead.rows), 0),
    (s) => {
      s.do("Create the lead", callChild(details, { actionType: "CreateLead", body }));
    },
    (s) => {
      const request: Typed<DetailsRequest> = fn.json<DetailsRequest>(body);
      const offered = (field: keyof typeof LEAD_VALUES) =>
        typed<string | null>(get(request, LEAD_VALUES[field]).node);
      const lacking = LEAD_FIELDS.map((field) =>
        fn.and(isBlank(lead.firstMapped(columns[field])), fn.not(isBlank(offered(field)))),
      ).reduce((any, one) => fn.or(any, one));
      s.when("If the lead lacks something", lacking, (s) => {
        s.do("Update the lead", callChild(details, { actionType: "UpdateLead", body }));
      });
    },
  );
}
