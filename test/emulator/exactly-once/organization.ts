import { readdirSync, readFileSync } from "node:fs";
import { jsonOf } from "#foundation";
import { assemble, EMPTY_LOCK, type SolutionModel } from "#model";
import { loadProject } from "#project";
import { readFlow, writeFlow } from "#wdl";
import { createDataverse, type Dataverse } from "../../../src/emulator/dataverse/index.ts";
import {
  createPartnerCenter,
  type PartnerCenter,
} from "../../../src/emulator/partner-center/index.ts";
import type { ConnectorAnswer, ConnectorCall } from "../../../src/emulator/port.ts";
import type { Run } from "../../../src/emulator/run/run.ts";
import { createWorld, type World, type WorldOptions } from "../../../src/emulator/world/world.ts";
import { cosellSolution } from "../../../src/solution.ts";
import { MONDAY } from "../outside.ts";

const { model, flowNames } = readProduct();

/** The shipped definitions, as they are read back from what is written. */
function readProduct(): { readonly model: SolutionModel; readonly flowNames: readonly string[] } {
  const files = new Map<string, string>();
  const mappings = readdirSync("mappings", { recursive: true }).map((name) => `mappings/${name}`);
  for (const file of ["solution.yaml", ...mappings]) {
    if (file.endsWith(".yaml")) files.set(file, readFileSync(file, "utf8"));
  }
  const project = loadProject(files);
  if (!project.value) throw new Error(project.diagnostics.map(({ message }) => message).join("\n"));
  const product = cosellSolution(project.value);
  const built = assemble(product, EMPTY_LOCK);
  if (built.diagnostics.length > 0) {
    throw new Error(built.diagnostics.map(({ message }) => message).join("\n"));
  }
  const flows = built.value.model.flows.map((flow) => {
    const read = readFlow(writeFlow(flow.definition), flow.part);
    if (read.diagnostics.length > 0) throw new Error(`${flow.name} is not read back.`);
    return { ...flow, definition: read.value };
  });
  return {
    model: { ...built.value.model, flows },
    flowNames: product.flows.map(({ name }) => name),
  };
}

const named = (start: string): string => {
  const name = flowNames.find((flow) => flow.startsWith(start));
  if (name === undefined) throw new Error(`There is no flow "${start}".`);
  return name;
};

export const FLOWS = {
  registration: named("Partner Center Webhook Registration"),
  customize: named("[Customize]"),
  create: named("Create Co-sell Referral"),
  helper: named("Partner Center to Dynamics 365 - Helper"),
  microsoft: named("Partner Center Microsoft Co-sell"),
  webhook: named("Partner Center to Dynamics 365 ("),
  update: named("Dynamics 365 to Partner Center"),
  opportunity: named("Dynamics 365 Opportunity"),
  solution: named("Dynamics 365 Microsoft Solution"),
} as const;

const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const ROWS = {
  currency: guid(1),
  seller: guid(2),
  account: guid(3),
  contact: guid(4),
  solution: guid(5),
  otherSolution: guid(6),
  opportunity: guid(7),
  microsoftSolution: guid(8),
  euro: guid(9),
} as const;

/** An event that reached a flow, and a way to make it come again. */
export interface Delivery {
  readonly again: () => void;
  /** The runs it started directly. */
  readonly runs: readonly Run[];
}

export interface Organization {
  readonly world: World;
  readonly dataverse: Dataverse;
  readonly partnerCenter: PartnerCenter;
  readonly deliveries: Delivery[];
}

/** What is done to a world; it is asked about everything that happens. */
export interface Disturbance {
  readonly interrupt?: (run: Run, organization: Organization) => boolean;
  /** What a call gets instead of being done. */
  readonly refuse?: (call: ConnectorCall) => ConnectorAnswer | undefined;
  readonly lose?: (call: ConnectorCall) => ConnectorAnswer | undefined;
}

/** An organisation in which everything is installed, bound, switched on and registered. */
export function openOrganization(
  options: Partial<WorldOptions>,
  disturbance: Disturbance = {},
): Organization {
  const deliveries: Delivery[] = [];
  const world: World = createWorld(model, {
    start: MONDAY,
    seed: 1,
    profile: "host",
    ...options,
    interrupt: (run) => disturbance.interrupt?.(run, organization) ?? false,
    lose: (call, answer) => (answer === refusal ? undefined : disturbance.lose?.(call)),
  });
  let refusal: ConnectorAnswer | undefined;
  world.connect({
    invoke(call) {
      refusal = disturbance.refuse?.(call);
      return refusal;
    },
  });
  const outside = { ...world.outside };
  const noted = (again: () => void, send = again): void => {
    const before = world.runs.length;
    send();
    deliveries.push({ again, runs: world.runs.slice(before) });
  };
  outside.deliver = (to, outputs) => noted(() => world.outside.deliver(to, outputs));
  outside.post = (url, headers, body, answered) =>
    noted(
      () => world.outside.post(url, headers, body),
      () => world.outside.post(url, headers, body, answered),
    );
  const dataverse = createDataverse(model, outside);
  const partnerCenter = createPartnerCenter(outside);
  const organization: Organization = { world, dataverse, partnerCenter, deliveries };
  world.connect(dataverse);
  world.connect(partnerCenter);
  for (const { logicalName } of model.connectionReferences) world.bind(logicalName);
  for (const flow of flowNames) {
    const error = world.switchOn(flow);
    if (error) throw new Error(error.message);
  }
  world.startByHand(
    FLOWS.registration,
    jsonOf({
      text: world.urlOf(FLOWS.webhook) ?? "",
      text_1: [
        "referral-created",
        "referral-updated",
        "related-referral-created",
        "related-referral-updated",
      ],
      text_2: "No",
    }),
  );
  world.run();
  fill(dataverse);
  return organization;
}

function fill({ seed }: Dataverse): void {
  const currency = (id: string, isocurrencycode: string) =>
    seed("transactioncurrency", {
      transactioncurrencyid: id,
      currencyname: isocurrencycode,
      isocurrencycode,
      currencysymbol: isocurrencycode,
      currencyprecision: 2,
      exchangerate: 1,
    });
  currency(ROWS.currency, "USD");
  currency(ROWS.euro, "EUR");
  seed("systemuser", {
    systemuserid: ROWS.seller,
    firstname: "Sally",
    lastname: "Seller",
    internalemailaddress: "sally@contoso.example",
  });
  seed("account", {
    accountid: ROWS.account,
    name: "Fabrikam",
    address1_country: "us",
    address1_postalcode: "98052",
    address1_line1: "One Way",
    address1_city: "Redmond",
  });
  seed("contact", {
    contactid: ROWS.contact,
    firstname: "Cora",
    lastname: "Customer",
    emailaddress1: "cora@fabrikam.example",
  });
  for (const [id, name] of [
    [ROWS.solution, "SOL-12345-ABC"],
    [ROWS.otherSolution, "SOL-67890-XYZ"],
  ] as const) {
    seed("cosell_microsoftsolutiondetail", {
      cosell_microsoftsolutiondetailid: id,
      cosell_solutionname: `Solution ${name}`,
      cosell_solutionidentifier: name,
      cosell_type: "3P",
    });
  }
}
