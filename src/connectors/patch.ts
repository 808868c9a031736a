import type { Given } from "#wdl";
import type { Member, ReferralSolution } from "./referral.ts";

/** All paths that the connector lets a PATCH change, with what stands there (domain.md §4.5). */
export interface PatchValues {
  readonly "/campaignId": string;
  readonly "/consent/consentToShareReferralWithMicrosoftSellers": boolean;
  readonly "/customerProfile/team": readonly Member[];
  readonly "/customerProfile/team/-": Member;
  readonly "/details/closingDateTime": string | null;
  readonly "/details/currency": string;
  readonly "/details/dealValue": number;
  readonly "/details/notes": string;
  readonly "/details/requirements/solutions": readonly ReferralSolution[];
  readonly "/details/requirements/solutions/-": ReferralSolution;
  readonly "/externalReferenceId": string;
  readonly "/referralProgram": string;
  readonly "/salesStage": string;
  readonly "/status": "New" | "Active" | "Closed";
  readonly "/substatus":
    | "Pending"
    | "Received"
    | "Accepted"
    | "Won"
    | "Lost"
    | "Declined"
    | "Expired";
  readonly "/statusReason": string;
  readonly "/team": readonly Member[];
  readonly "/team/-": Member;
}

export type PatchPath = keyof PatchValues;

/** One change of a referral, as Partner Center reads it. */
export interface PatchOperation {
  readonly op: "replace" | "add";
  readonly path: PatchPath;
  readonly value: PatchValues[PatchPath];
}

/** A change as a flow says it; made by {@link change} only, which knows what stands where. */
export type PatchInput = {
  readonly [Path in PatchPath]: {
    readonly op: "replace" | "add";
    readonly path: Path;
    readonly value: Given<PatchValues[Path]>;
  };
}[PatchPath];

/** A patch operation; the path is one the connector allows, the value what stands there. */
export const change = <Path extends PatchPath>(
  path: Path,
  value: NoInfer<Given<PatchValues[Path]>>,
): Extract<PatchInput, { readonly path: Path }> =>
  ({ op: path.endsWith("/-") ? "add" : "replace", path, value }) as unknown as Extract<
    PatchInput,
    { readonly path: Path }
  >;
