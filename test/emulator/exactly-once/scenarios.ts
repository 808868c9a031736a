import type { JsonObject } from "#foundation";
import { type Organization, ROWS } from "./organization.ts";

/** What people do, from the moment that everything before it is quiet. */
export interface Scenario {
  readonly name: string;
  readonly prepare?: (organization: Organization) => void;
  readonly stimulus: (organization: Organization) => void;
}

const done = <Result>(result: Result): Result => {
  if (typeof result === "object" && result !== null && "refused" in result) {
    throw new Error(JSON.stringify(result));
  }
  return result;
};

export const HELP = 419270000;

const CO_SELL = {
  cosell_microsoftpartnercenterreferralsync: true,
  cosell_microsoftpartnercenterhelp: HELP,
};

/** A seller saves an opportunity and adds a solution to it. */
export function sellerShares(
  { dataverse }: Organization,
  changes: Readonly<Record<string, string | number | boolean>> = CO_SELL,
): void {
  done(
    dataverse.save(
      "opportunity",
      undefined,
      {
        opportunityid: ROWS.opportunity,
        name: "Big deal",
        description: "Notes",
        estimatedvalue: 1000,
        estimatedclosedate: "2026-06-30",
        transactioncurrencyid: ROWS.currency,
        parentaccountid: `accounts(${ROWS.account})`,
        parentcontactid: `contacts(${ROWS.contact})`,
        ...changes,
      },
      ROWS.seller,
    ),
  );
  addSolution({ dataverse }, ROWS.microsoftSolution, ROWS.solution);
}

const addSolution = (
  { dataverse }: Pick<Organization, "dataverse">,
  row: string,
  solution: string,
): void =>
  void done(
    dataverse.save(
      "cosell_microsoftsolution",
      undefined,
      {
        cosell_microsoftsolutionid: row,
        cosell_opportunityid: `opportunities(${ROWS.opportunity})`,
        cosell_solutiondetailid: `cosell_microsoftsolutiondetails(${solution})`,
      },
      ROWS.seller,
    ),
  );

export const sellerEdits = (
  { dataverse }: Organization,
  changes: Readonly<Record<string, string | number | boolean>>,
): void => {
  const [row] = dataverse.rows("opportunity");
  done(dataverse.save("opportunity", String(row?.get("opportunityid")), changes, ROWS.seller));
};

const ourReferral = ({ partnerCenter }: Organization): JsonObject => {
  const [referral] = partnerCenter.referrals("partner");
  if (!referral) throw new Error("There is no referral.");
  return referral;
};

export const partnerEdits = (
  organization: Organization,
  changes: Parameters<Organization["partnerCenter"]["edit"]>[1],
): void =>
  void done(organization.partnerCenter.edit(String(ourReferral(organization).get("id")), changes));

const INBOUND = {
  name: "Deal of Microsoft",
  type: "Shared",
  qualification: "SalesQualified",
  customerProfile: {
    name: "Northwind",
    address: { country: "DE", postalCode: "80331", city: "Munich" },
    team: [{ firstName: "Nora", lastName: "North", email: "nora@northwind.example" }],
  },
  consent: { consentToShareReferralWithMicrosoftSellers: true },
  details: {
    notes: "From Microsoft",
    dealValue: 5000,
    currency: "USD",
    closingDateTime: "2026-09-30T00:00:00Z",
    requirements: {
      solutions: [
        { id: "SOL-12345-ABC", name: "Solution SOL-12345-ABC", type: "Name" },
        { id: "SOL-NEW", name: "New solution", type: "Name" },
      ],
    },
  },
} as const;

const microsoftShares = ({ partnerCenter }: Organization): void =>
  void done(partnerCenter.share(INBOUND));

/** Someone at the partner makes a private deal in Partner Center. */
const partnerAdds = ({ partnerCenter }: Organization): void =>
  void done(partnerCenter.add({ ...INBOUND, type: "Independent", name: "Deal of a colleague" }));

const sharesAndWaits = (organization: Organization): void => {
  sellerShares(organization);
};

const receivesAndAccepts = (organization: Organization): void => {
  microsoftShares(organization);
  organization.world.run();
  sellerEdits(organization, { statuscode: 1 });
};

export const SCENARIOS = {
  "co-sell is created": { stimulus: sellerShares },
  "private deal is created": {
    stimulus: (o) => sellerShares(o, { cosell_microsoftpartnercenterreferralsync: true }),
  },
  "help is chosen later": {
    prepare: (o) => sellerShares(o, { cosell_microsoftpartnercenterreferralsync: true }),
    stimulus: (o) => sellerEdits(o, { cosell_microsoftpartnercenterhelp: HELP }),
  },
  "seller edits": {
    prepare: sharesAndWaits,
    stimulus: (o) => sellerEdits(o, { estimatedvalue: 2500, description: "Better notes" }),
  },
  "seller adds a solution": {
    prepare: sharesAndWaits,
    stimulus: (o) => addSolution(o, ROWS.otherSolution, ROWS.otherSolution),
  },
  "seller wins": {
    prepare: sharesAndWaits,
    stimulus: (o) => sellerEdits(o, { statecode: 1 }),
  },
  "seller loses": {
    prepare: sharesAndWaits,
    stimulus: (o) => sellerEdits(o, { statecode: 2 }),
  },
  "Microsoft shares a deal": { stimulus: microsoftShares },
  "a colleague adds a deal": { stimulus: partnerAdds },
  "a colleague edits": {
    prepare: sharesAndWaits,
    stimulus: (o) =>
      partnerEdits(o, { details: { notes: "Notes of a colleague", dealValue: 7000 } }),
  },
  "a colleague exchanges solutions": {
    prepare: sharesAndWaits,
    stimulus: (o) =>
      partnerEdits(o, {
        details: {
          requirements: {
            solutions: [
              { id: "SOL-67890-XYZ", name: "Other", type: "Name" },
              { id: "SOL-NEW", name: "New", type: "Name" },
            ],
          },
        },
      }),
  },
  "a colleague wins": {
    prepare: sharesAndWaits,
    stimulus: (o) => partnerEdits(o, { status: "Closed", substatus: "Won" }),
  },
  "a colleague loses": {
    prepare: receivesAndAccepts,
    stimulus: (o) =>
      partnerEdits(o, { status: "Closed", substatus: "Lost", statusReason: "Too dear" }),
  },
  "seller accepts": {
    prepare: microsoftShares,
    stimulus: (o) => sellerEdits(o, { statuscode: 1 }),
  },
  "seller declines": {
    prepare: microsoftShares,
    stimulus: (o) => sellerEdits(o, { statecode: 2 }),
  },
} as const satisfies Readonly<Record<string, Omit<Scenario, "name">>>;

export const scenarios: readonly Scenario[] = Object.entries(SCENARIOS).map(([name, scenario]) => ({
  name,
  ...scenario,
}));
