import { performAction, type Referral } from "#connectors";
import { fn, get, type Steps, type Typed, text } from "#wdl";
import type { Product } from "../product.ts";

/** Closes an opportunity through the CRM's own actions, which keep its history (domain.md §8). */
export function closeOpportunity(
  steps: Steps,
  product: Product,
  opportunity: Typed<string>,
  referral: Typed<Referral>,
): void {
  const { dataverse } = product.connections;
  const { won, lost, declined, expired } = product.mapping.status;
  const substatus = get(referral, "substatus");
  const record = (subject: string) => ({
    subject,
    "opportunityid@odata.bind": text`/opportunities(${opportunity})`,
    description: fn.coalesce(get(referral, "statusReason"), ""),
  });
  steps.when(
    "If the deal was won",
    fn.equals(substatus, "Won"),
    (s) => {
      s.do(
        "Close as won",
        performAction(dataverse, "WinOpportunity", {
          Status: won,
          OpportunityClose: record("Won in Partner Center"),
        }),
      );
    },
    (s) => {
      s.do(
        "Close as lost",
        performAction(dataverse, "LoseOpportunity", {
          Status: fn.if(
            fn.equals(substatus, "Declined"),
            declined,
            fn.if(fn.equals(substatus, "Expired"), expired, lost),
          ),
          OpportunityClose: record("Closed in Partner Center"),
        }),
      );
    },
  );
}
