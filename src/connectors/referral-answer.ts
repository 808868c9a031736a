import type { AnswerShape } from "./connector.ts";
import type {
  Address,
  Consent,
  CustomerProfile,
  InviteContext,
  Member,
  Referral,
  ReferralDetails,
  ReferralSolution,
  ReferralTarget,
} from "./referral.ts";

/** Says every key of an interface, and none besides. */
const objectOf = <Of>(object: Readonly<Record<keyof Of & string, AnswerShape>>) => ({ object });

const MEMBERS: AnswerShape = {
  list: objectOf<Member>({
    firstName: "text",
    lastName: "text",
    phoneNumber: "text",
    email: "text",
  }),
};

const CUSTOMER: AnswerShape = objectOf<CustomerProfile>({
  name: "text",
  address: objectOf<Address>({
    addressLine1: "text",
    addressLine2: "text",
    city: "text",
    state: "text",
    postalCode: "text",
    country: "text",
  }),
  team: MEMBERS,
});

const DETAILS: AnswerShape = objectOf<ReferralDetails>({
  notes: "text",
  dealValue: "number",
  currency: "text",
  closingDateTime: "text",
  requirements: {
    object: {
      solutions: {
        list: objectOf<ReferralSolution>({
          id: "text",
          name: "text",
          type: "text",
          publisherName: "text",
          solutionType: "text",
        }),
      },
    },
  },
});

/** A referral as operations answer it: the values of {@link Referral} (domain.md §4.2, §4.4). */
export const REFERRAL_ANSWER: AnswerShape = {
  ...objectOf<Referral>({
    id: "text",
    engagementId: "text",
    name: "text",
    organizationId: "text",
    organizationName: "text",
    externalReferenceId: "text",
    createdDateTime: "text",
    updatedDateTime: "text",
    status: "text",
    substatus: "text",
    statusReason: "text",
    qualification: "text",
    type: "text",
    direction: "text",
    referralProgram: "text",
    target: { list: objectOf<ReferralTarget>({ type: "text", id: "text" }) },
    customerProfile: CUSTOMER,
    consent: objectOf<Consent>({ consentToShareReferralWithMicrosoftSellers: "truth" }),
    details: DETAILS,
    team: MEMBERS,
    inviteContext: objectOf<InviteContext>({
      notes: "text",
      assistanceRequestCode: "text",
      invitedBy: { object: { organizationId: "text" } },
    }),
    trackingInfo: { object: { microsoftMsxId: "text" } },
  }),
  always: ["id"],
};
