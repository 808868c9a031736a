import type { Project } from "#project";
import type { FlowSource } from "#wdl";
import { createOrGetDetails } from "./create-or-get-details/index.ts";
import { createCosellReferral } from "./create-referral/index.ts";
import { microsoftReferralUpdates } from "./microsoft-referral-updates.ts";
import { microsoftSolutionToPartnerCenter } from "./microsoft-solution-to-partner-center.ts";
import { opportunityToPartnerCenter } from "./opportunity-to-partner-center.ts";
import { partnerCenterToDynamics } from "./partner-center-to-dynamics.ts";
import { productOf } from "./product.ts";
import { partnerCenterToDynamicsHelper } from "./receive-referral/index.ts";
import { dynamicsToPartnerCenter } from "./update-referral/index.ts";
import { webhookRegistration } from "./webhook-registration.ts";

/**
 * The nine flows in the order they are switched on (domain.md §1.2). A parent is said with its
 * children, so a circle of calls cannot be written.
 */
export function productFlows(project: Project): readonly FlowSource[] {
  const product = productOf(project);
  const registration = webhookRegistration(product);
  const details = createOrGetDetails(product);
  const create = createCosellReferral(product);
  const helper = partnerCenterToDynamicsHelper(product, details);
  const microsoft = microsoftReferralUpdates(product);
  const webhook = partnerCenterToDynamics(product, { helper, microsoft });
  const update = dynamicsToPartnerCenter(product, { details, create });
  const opportunity = opportunityToPartnerCenter(product, { details, create, update });
  const solution = microsoftSolutionToPartnerCenter(product, update);
  return [registration, details, create, helper, microsoft, webhook, update, opportunity, solution];
}
