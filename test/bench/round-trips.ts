import { jsonOf } from "#foundation";
import { readFlow, writeFlow } from "#wdl";
import { createDataverse } from "../../src/emulator/dataverse/index.ts";
import { createPartnerCenter } from "../../src/emulator/partner-center/index.ts";
import { createWorld, type WorldOptions } from "../../src/emulator/world/world.ts";
import { product } from "./product.ts";

const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const EVENTS = [
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
];

/** A world in which everything of the product, written and read back, is switched on and registered, and what saves one more opportunity. */
export function roundTrips(options: Partial<WorldOptions> = {}) {
  const { model: said, names } = product();
  const flows = said.flows.map((flow) => ({
    ...flow,
    definition: readFlow(writeFlow(flow.definition), flow.part).value,
  }));
  const model = { ...said, flows };
  const flowNamed = (start: string): string => {
    const name = names.find((one) => one.startsWith(start));
    if (name === undefined) throw new Error(`there is no flow "${start}"`);
    return name;
  };
  const usual = { start: Date.UTC(2026, 0, 5, 8), seed: 1, profile: "host" } as const;
  const world = createWorld(model, { ...usual, ...options });
  const dataverse = createDataverse(model, world.outside);
  const partnerCenter = createPartnerCenter(world.outside);
  world.connect(dataverse);
  world.connect(partnerCenter);
  for (const { logicalName } of model.connectionReferences) world.bind(logicalName);
  for (const name of names) {
    const error = world.switchOn(name);
    if (error) throw new Error(error.message);
  }
  const text = world.urlOf(flowNamed("Partner Center to Dynamics 365 (")) ?? "";
  const inputs = { text, text_1: EVENTS, text_2: "No" };
  world.startByHand(flowNamed("Partner Center Webhook Registration"), jsonOf(inputs));
  world.run();
  dataverse.seed("transactioncurrency", {
    transactioncurrencyid: guid(1),
    currencyname: "US Dollar",
    isocurrencycode: "USD",
    currencysymbol: "$",
    currencyprecision: 2,
    exchangerate: 1,
  });
  dataverse.seed("systemuser", {
    systemuserid: guid(2),
    fullname: "Sally Seller",
    firstname: "Sally",
    lastname: "Seller",
    internalemailaddress: "sally@contoso.example",
  });
  dataverse.seed("account", {
    accountid: guid(3),
    name: "Fabrikam",
    address1_country: "us",
    address1_postalcode: "98052",
    address1_line1: "One Way",
    address1_city: "Redmond",
  });
  dataverse.seed("contact", {
    contactid: guid(4),
    firstname: "Cora",
    lastname: "Customer",
    emailaddress1: "cora@fabrikam.example",
  });
  dataverse.seed("cosell_microsoftsolutiondetail", {
    cosell_microsoftsolutiondetailid: guid(5),
    cosell_solutionname: "Contoso Solution",
    cosell_solutionidentifier: "SOL-12345-ABC",
    cosell_type: "3P",
  });
  let saved = 0;
  return {
    world,
    dataverse,
    partnerCenter,
    /** A seller saves an opportunity and a solution row; then everything that follows. */
    next(): void {
      saved += 1;
      const opportunity = dataverse.save(
        "opportunity",
        undefined,
        {
          name: `Deal ${saved}`,
          description: "Notes",
          estimatedvalue: 1000,
          estimatedclosedate: "2027-06-30",
          transactioncurrencyid: `transactioncurrencies(${guid(1)})`,
          parentaccountid: `accounts(${guid(3)})`,
          parentcontactid: `contacts(${guid(4)})`,
          cosell_microsoftpartnercenterreferralsync: true,
          cosell_microsoftpartnercenterhelp: 419270000,
        },
        guid(2),
      );
      dataverse.save(
        "cosell_microsoftsolution",
        undefined,
        {
          cosell_opportunityid: `opportunities(${opportunity})`,
          cosell_solutiondetailid: `cosell_microsoftsolutiondetails(${guid(5)})`,
        },
        guid(2),
      );
      world.run();
    },
  };
}
