import type { JsonObject } from "#foundation";
import type { Desk } from "./desk.ts";
import { MICROSOFT } from "./desk.ts";
import type { Refused } from "./errors.ts";
import { invalid, isRefused } from "./errors.ts";
import { put } from "./nested.ts";
import type { Referral } from "./referral.ts";
import { referralsOfEngagement } from "./state.ts";

/** What a seller at Microsoft does with Microsoft's referral of an engagement. */
export interface MicrosoftSeller {
  /** The deal is in Microsoft's CRM from now on, under the given or a made-up id. */
  accept(engagementId: string, crmId?: string): Referral | Refused;
  decline(engagementId: string, reason: string): Referral | Refused;
  close(engagementId: string, substatus: "Won" | "Lost"): Referral | Refused;
  change(engagementId: string, changes: JsonObject): Referral | Refused;
}

export function microsoftSeller(desk: Desk): MicrosoftSeller {
  function change(engagementId: string, changes: JsonObject): Referral | Refused {
    const related = referralsOfEngagement(desk.state, engagementId);
    const theirs = related.find(({ side }) => side === "microsoft");
    return theirs
      ? desk.change(theirs.id, changes, MICROSOFT)
      : invalid(`Microsoft has no referral of the engagement ${engagementId}.`);
  }
  const steps = (status: string, substatus: string): JsonObject =>
    new Map([
      ["status", status],
      ["substatus", substatus],
    ]);

  return {
    change,
    accept(engagementId, crmId) {
      const id = crmId ?? `7-${engagementId.replaceAll("-", "").slice(0, 12).toUpperCase()}`;
      const tracked = put(new Map(), "trackingInfo/microsoftMsxId", id);
      const accepted = change(engagementId, new Map([...steps("Active", "Accepted"), ...tracked]));
      if (!isRefused(accepted) && desk.state.tuning.crmId === "both") {
        for (const { id: ours, side } of referralsOfEngagement(desk.state, engagementId)) {
          if (side === "partner") desk.change(ours, tracked, MICROSOFT);
        }
      }
      return accepted;
    },
    decline: (engagementId, reason) =>
      change(engagementId, new Map([...steps("Closed", "Declined"), ["statusReason", reason]])),
    close: (engagementId, substatus) => change(engagementId, steps("Closed", substatus)),
  };
}
