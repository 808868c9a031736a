import { callChild } from "#connectors";
import { fn, get, type Steps, type Typed } from "#wdl";
import type { createOrGetDetails } from "../create-or-get-details/index.ts";
import { detailsBody } from "../create-or-get-details/request.ts";
import type { CreateAnswer, createCosellReferral } from "../create-referral/index.ts";

export interface SharingFlows {
  readonly details: ReturnType<typeof createOrGetDetails>;
  readonly create: ReturnType<typeof createCosellReferral>;
}

/** Asks [Customize] for the customer's details and has the referral created with them. */
export function shareOpportunity(
  steps: Steps,
  { details, create }: SharingFlows,
  of: {
    readonly opportunity: Typed<string>;
    readonly account: Typed<string | null>;
    /** Our referral when Microsoft joins later. */
    readonly referral?: Typed<string>;
  },
  suffix = "",
): Typed<CreateAnswer | null> {
  const asked = steps.do(
    `Get details${suffix}`,
    callChild(details, {
      actionType: "GetDetails",
      body: detailsBody(steps, `What is asked${suffix}`, {
        AccountID: fn.coalesce(of.account, ""),
      }),
    }),
  );
  const created = steps.do(
    `Create the referral${suffix}`,
    callChild(create, {
      opportunity: of.opportunity,
      countryCode: fn.coalesce(get(asked.answer, "CountryCode"), ""),
      referral: of.referral ?? "",
    }),
  );
  return created.answer;
}
