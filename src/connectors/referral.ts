/**
 * A referral as Partner Center sends it (domain.md §4.2, §4.4): the part of it that flows read.
 * Everything may be absent; ids are GUID text.
 */
export interface Referral {
  readonly id: string;
  readonly engagementId?: string | null;
  readonly name?: string | null;
  readonly organizationId?: string | null;
  readonly organizationName?: string | null;
  readonly externalReferenceId?: string | null;
  readonly createdDateTime?: string | null;
  readonly updatedDateTime?: string | null;
  readonly status?: string | null;
  readonly substatus?: string | null;
  readonly statusReason?: string | null;
  readonly qualification?: string | null;
  readonly type?: string | null;
  readonly direction?: string | null;
  readonly referralProgram?: string | null;
  readonly target?: readonly ReferralTarget[] | null;
  readonly customerProfile?: CustomerProfile | null;
  readonly consent?: Consent | null;
  readonly details?: ReferralDetails | null;
  readonly team?: readonly Member[] | null;
  readonly inviteContext?: InviteContext | null;
  readonly trackingInfo?: { readonly microsoftMsxId?: string | null } | null;
}

/** What a new referral may carry; what Partner Center makes itself is left out (domain.md §4.2). */
export interface NewReferral {
  readonly name: string;
  readonly externalReferenceId: string;
  readonly engagementId?: string;
  readonly type: "Independent" | "Shared";
  readonly qualification: "None" | "Direct" | "MarketingQualified" | "SalesQualified";
  readonly customerProfile: CustomerProfile;
  readonly consent: Consent & {
    /** The double "To" is theirs. */
    readonly consentToToShareInfoWithOthers: boolean;
    readonly consentToContact: boolean;
  };
  readonly details: ReferralDetails;
  readonly team?: readonly Member[];
  readonly target?: readonly ReferralTarget[];
  readonly inviteContext?: InviteContext;
}

export interface ReferralTarget {
  readonly type?: string | null;
  readonly id?: string | null;
}

export interface CustomerProfile {
  readonly name?: string | null;
  readonly address?: Address | null;
  readonly team?: readonly Member[] | null;
}

export interface Address {
  readonly addressLine1?: string | null;
  readonly addressLine2?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly postalCode?: string | null;
  readonly country?: string | null;
}

export interface Member {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly phoneNumber?: string | null;
  readonly email?: string | null;
}

export interface Consent {
  readonly consentToShareReferralWithMicrosoftSellers?: boolean | null;
}

export interface ReferralDetails {
  readonly notes?: string | null;
  readonly dealValue?: number | null;
  readonly currency?: string | null;
  readonly closingDateTime?: string | null;
  readonly requirements?: {
    readonly solutions?: readonly ReferralSolution[] | null;
  } | null;
}

export interface ReferralSolution {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly type?: string | null;
  readonly publisherName?: string | null;
  readonly solutionType?: string | null;
}

export interface InviteContext {
  readonly notes?: string | null;
  readonly assistanceRequestCode?: string | null;
  readonly invitedBy?: { readonly organizationId?: string | null } | null;
}
