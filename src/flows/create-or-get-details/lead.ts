import { createRow, getRow, updateRow } from "#connectors";
import { standardTables } from "#dataverse";
import type { LeadField } from "#project";
import { fn, get, type Steps, type Typed, typed } from "#wdl";
import type { Product } from "../product.ts";
import { createOnce } from "../steps/create-once.ts";
import { succeeded } from "../steps/outcome.ts";
import { mappedValues } from "./account.ts";
import { constantValues } from "./constants-of.ts";
import type { DetailsRequest } from "./request.ts";
import { type Responses, refuseAfter, remember } from "./responses.ts";

/** Where the request has the value of each of the mapping's columns. */
export const LEAD_VALUES = {
  topic: "OpportunityName",
  company: "CompanyName",
  firstName: "FirstName",
  lastName: "LastName",
  email: "Email",
  phone: "PhoneNumber",
} as const satisfies Record<LeadField, keyof DetailsRequest>;

const leadValues = ({ mapping }: Product, request: Typed<DetailsRequest>) =>
  mappedValues(mapping.lead.columns, LEAD_VALUES, (key) =>
    fn.coalesce(typed<string | null>(get(request, key).node), ""),
  );

/** A new lead has the referral's id; its status is left to the CRM (domain.md §2, T21). */
export function createLead(
  steps: Steps,
  product: Product,
  request: Typed<DetailsRequest>,
  responses: Responses,
): void {
  const id = fn.coalesce(get(request, "ReferralID"), "");
  const name = "Create a new lead";
  const { next } = createOnce(
    steps,
    name,
    createRow(product.connections.dataverse, standardTables.lead, {
      id,
      values: {},
      mapped: { ...leadValues(product, request), ...constantValues(product.mapping.lead.defaults) },
    }),
    (s) => refuseAfter(s, name),
  );
  remember(
    steps,
    responses,
    "new lead",
    { LeadID: id, Outcome: fn.if(succeeded(name), "Created", "Existed") },
    next,
  );
}

/** Last names are mandatory in the CRM; a referral may come without one. */
export const NO_NAME = "Unknown";

/** Whether nobody has said it yet. */
export const isBlank = (value: Typed<string | null>): Typed<boolean> =>
  fn.or(fn.empty(fn.coalesce(value, "")), fn.equals(fn.coalesce(value, ""), NO_NAME));

/** Fills what the lead lacks; what a seller wrote, also a moment ago, stays. */
export function updateLead(
  steps: Steps,
  product: Product,
  request: Typed<DetailsRequest>,
  responses: Responses,
): void {
  const id = fn.coalesce(get(request, "ReferralID"), "");
  const { dataverse } = product.connections;
  const offered = leadValues(product, request);
  const { read } = steps.do(
    "Get the lead as it is now",
    getRow(dataverse, standardTables.lead, {
      id,
      select: ["id"],
      mapped: Object.keys(offered).sort(),
    }),
  );
  const kept = Object.entries(offered).map(([column, value]) => {
    const present = typed<string | null>(read(column).node);
    return [column, fn.if(isBlank(present), value, present)] as const;
  });
  steps.do(
    "Update existing lead",
    updateRow(dataverse, standardTables.lead, {
      id,
      values: {},
      mapped: Object.fromEntries(kept),
    }),
    { description: "Fills what the lead lacks; what it has is left as it is." },
  );
  remember(steps, responses, "lead", { LeadID: id });
}
