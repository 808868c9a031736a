import { type Column, ENGLISH, type Labels, type TableExtension } from "#dataverse";
import { invariant } from "#foundation";
import {
  activationOrder,
  callsOf,
  type FlowComponent,
  type SolutionModel,
  type TableComponent,
} from "#model";
import { bold, code, plainText } from "../markdown.ts";
import { CONNECTIONS } from "./connections.ts";
import { formTitles } from "./form-titles.ts";

/** What a guide names: Markdown in the guide's language, taken from the model, never spelled again. */
export interface GuideFacts {
  readonly solution: string;
  readonly uniqueName: string;
  readonly version: string;
  readonly managedZip: string;
  readonly unmanagedZip: string;
  /** Which of the two this build made. */
  readonly made: "managed" | "unmanaged" | "both";
  /** The file name that a command line imports. */
  readonly zipToImport: string;
  /** Whether the import itself switches the flows on. */
  readonly arriveOn: boolean;
  /** Whether the solution carries labels in the guide's language; else those of English are named. */
  readonly speaksIt: boolean;
  /** Whether parts carry the names of Microsoft's own connector (domain.md §1.3). */
  readonly isMicrosofts: boolean;
  readonly sales: string;
  /** In the order of switching on; `calls` are the flows that must be on before. */
  readonly flows: readonly { readonly name: string; readonly calls: readonly string[] }[];
  readonly flow: Readonly<Record<"customize" | "registration" | "webhook", string>>;
  /** Those with users who may only run them: the called ones and what people start (domain.md §1.2). */
  readonly runOnlyFlows: readonly string[];
  /** Of the form that starts the registration, in its order: address, events, overwrite. */
  readonly registration: readonly [string, string, string];
  readonly connections: readonly {
    readonly name: string;
    readonly logicalName: string;
    readonly connector: string;
    readonly account: "crm" | "partner-center";
  }[];
  readonly variables: readonly {
    readonly name: string;
    readonly schemaName: string;
    readonly kind: string;
    readonly value: string;
    readonly description: string;
  }[];
  readonly variable: Readonly<Record<keyof typeof VARIABLES, string>>;
  readonly column: Readonly<Record<OpportunityColumn, string>>;
  /** The section of the opportunity form, from top to bottom. */
  readonly section: readonly {
    readonly column: string;
    readonly logicalName: string;
    readonly locked: boolean;
  }[];
  readonly opportunity: string;
  readonly subgrid: {
    readonly table: string;
    readonly lookup: string;
    readonly view: string;
  };
  readonly catalogue: {
    readonly table: string;
    readonly view: string;
    readonly columns: readonly { readonly name: string; readonly required: boolean }[];
  };
  readonly role: Readonly<Record<"seller" | "administrator", string>>;
  /** What the flows keep for themselves. */
  readonly books: { readonly columns: readonly string[]; readonly tables: readonly string[] };
}

/** Keys under which `opportunity` of the model knows its columns. */
const SECTION = [
  "sync",
  "referralIdentifier",
  "referralLink",
  "referralProgram",
  "microsoftCrmIdentifier",
  "visibility",
  "help",
  "audit",
] as const;
type OpportunityColumn = (typeof SECTION)[number] | "obsoleteProducts";

/** Columns of the opportunity that only flows read and write; tables by how their names end. */
const BOOK_COLUMNS = ["microsoftStatus", "syncState", "engagementIdentifier"] as const;
const BOOK_TABLES = ["referralclaim", "microsoftsolutiontrace"] as const;

/** How the schema names of the variables end, behind the prefix. */
const VARIABLES = {
  checkMark: "displaycheckmarkinname",
  dealValue: "dealvaluefield",
  currency: "dealcurrencycodefield",
  country: "customeraccountcountrycode",
  coSellOnly: "synccosellopportunitiesonly",
} as const;

export type BuiltKinds = GuideFacts["made"];

/** Microsoft's customization prefix: whoever has it stands in for Microsoft's connector. */
const MICROSOFTS_PREFIX = "msft";

export function guideFacts(
  model: SolutionModel,
  guideLanguage: number,
  yesNo: readonly [string, string],
  made: BuiltKinds,
): GuideFacts {
  const { identity } = model;
  const speaksIt = identity.languages.includes(guideLanguage);
  const language = speaksIt ? guideLanguage : ENGLISH;
  const flows = inOrder(model);
  const text = (labels: Labels): string => labels[language] ?? labels[ENGLISH] ?? "";
  const named = (labels: Labels): string => bold(text(labels));
  const opportunity = tableEndingIn(model, "opportunity");
  const subgrid = tableEndingIn(model, "microsoftsolution");
  const catalogue = tableEndingIn(model, "microsoftsolutiondetail");
  const label = (table: TableComponent, key: string): string => named(columnOf(table, key).labels);
  const file = `${identity.uniqueName}_${identity.version.replaceAll(".", "_")}`;
  const variable = (ending: string): string => {
    const found = model.environmentVariables.find(({ schemaName }) => schemaName.endsWith(ending));
    invariant(found, `no environment variable ends in ${ending}`);
    return named(found.labels);
  };
  const column = (key: OpportunityColumn): string => label(opportunity, key);
  const calls = new Map(flows.map((flow) => [flow, callsOf(flow.definition.actions)]));
  const isCalled = ({ id }: FlowComponent): boolean =>
    [...calls.values()].some((called) => called.includes(id));
  const registration = flowThat(flows, (flow) => uses(flow, "shared_partnercenterevents"));
  return {
    solution: named(identity.labels),
    uniqueName: code(identity.uniqueName),
    version: code(identity.version),
    managedZip: code(`${file}_managed.zip`),
    unmanagedZip: code(`${file}.zip`),
    made,
    zipToImport: made === "unmanaged" ? `${file}.zip` : `${file}_managed.zip`,
    arriveOn: model.flows.every(({ state }) => state === "on"),
    speaksIt,
    isMicrosofts: model.publisher.prefix === MICROSOFTS_PREFIX,
    sales: code((opportunity as TableExtension).from?.solution ?? "Sales"),
    flows: flows.map((flow) => ({
      name: bold(flow.name),
      calls: flows.filter(({ id }) => calls.get(flow)?.includes(id)).map(({ name }) => bold(name)),
    })),
    flow: {
      customize: bold(flowThat(flows, ({ name }) => name.startsWith("[")).name),
      registration: bold(registration.name),
      webhook: bold(flowThat(flows, startsByHttp).name),
    },
    runOnlyFlows: flows
      .filter((flow) => flow === registration || isCalled(flow))
      .map(({ name }) => bold(name)),
    registration: formTitles(registration.definition),
    connections: model.connectionReferences.map(({ apiName, displayName, logicalName }) => ({
      name: bold(displayName),
      logicalName: code(logicalName),
      connector: bold(CONNECTIONS[apiName]?.connector ?? apiName),
      account: CONNECTIONS[apiName]?.account ?? "crm",
    })),
    variables: model.environmentVariables.map((one) => ({
      name: named(one.labels),
      schemaName: code(one.schemaName),
      kind: one.kind,
      value: valueText(one.defaultValue, yesNo),
      description: plainText(text(one.descriptions)),
    })),
    variable: {
      checkMark: variable(VARIABLES.checkMark),
      dealValue: variable(VARIABLES.dealValue),
      currency: variable(VARIABLES.currency),
      country: variable(VARIABLES.country),
      coSellOnly: variable(VARIABLES.coSellOnly),
    },
    column: {
      sync: column("sync"),
      referralIdentifier: column("referralIdentifier"),
      referralLink: column("referralLink"),
      referralProgram: column("referralProgram"),
      microsoftCrmIdentifier: column("microsoftCrmIdentifier"),
      visibility: column("visibility"),
      help: column("help"),
      audit: column("audit"),
      obsoleteProducts: column("obsoleteProducts"),
    },
    section: SECTION.map((key) => columnOf(opportunity, key)).map((one) => ({
      column: named(one.labels),
      logicalName: code(one.logicalName),
      locked: one.readOnlyInUi === true,
    })),
    opportunity: named(opportunity.labels),
    subgrid: {
      table: named(own(subgrid).pluralLabels),
      lookup: label(subgrid, "opportunity"),
      view: named(viewOf(subgrid, "subgrid")),
    },
    catalogue: {
      table: named(own(catalogue).pluralLabels),
      view: named(viewOf(catalogue, "upload")),
      columns: ["identifier", "name", "type", "publisherName"]
        .map((key) => columnOf(catalogue, key))
        .map(({ labels, required }) => ({
          name: named(labels),
          required: required === "required",
        })),
    },
    role: {
      seller: bold(roleOf(model, "seller")),
      administrator: bold(roleOf(model, "administrator")),
    },
    books: {
      columns: BOOK_COLUMNS.map((key) => label(opportunity, key)),
      tables: BOOK_TABLES.map((ending) => named(own(tableEndingIn(model, ending)).pluralLabels)),
    },
  };
}

/** The flows as they are switched on. */
const inOrder = ({ flows }: SolutionModel): readonly FlowComponent[] =>
  activationOrder(flows).value.flatMap(({ workflowId }) =>
    flows.filter(({ id }) => id === workflowId),
  );

function tableEndingIn({ tables }: SolutionModel, ending: string): TableComponent {
  const found = tables.find(({ logicalName }) => logicalName.split("_").at(-1) === ending);
  invariant(found, `no table of the solution is called ${ending}`);
  return found;
}

function columnOf({ logicalName, columns }: TableComponent, key: string): Column {
  const found: Column | undefined = columns[key];
  invariant(found, `${logicalName} has no column ${key}`);
  return found;
}

function own(table: TableComponent): Extract<TableComponent, { readonly kind: "own" }> {
  invariant(table.kind === "own", `${table.logicalName} is a table of its own`);
  return table;
}

function viewOf(table: TableComponent, key: string): Labels {
  const found = own(table).views.find((view) => view.key === key);
  invariant(found, `${table.logicalName} has a view ${key}`);
  return found.labels;
}

function roleOf({ roles }: SolutionModel, key: string): string {
  const found = roles.find((role) => role.key === key);
  invariant(found, `there is a role ${key}`);
  return found.name;
}

function flowThat(
  flows: readonly FlowComponent[],
  wanted: (flow: FlowComponent) => boolean,
): FlowComponent {
  const found = flows.find(wanted);
  invariant(found, "the guide names a flow that the solution lacks");
  return found;
}

const uses = (flow: FlowComponent, apiName: string): boolean =>
  flow.definition.connections.some((connection) => connection.apiName === apiName);

const startsByHttp = ({ definition }: FlowComponent): boolean =>
  definition.triggers.some(
    (trigger) => trigger.kind === "request" && (trigger.requestKind ?? "Http") === "Http",
  );

const valueText = (
  value: string | number | boolean | undefined,
  [yes, no]: readonly [string, string],
): string =>
  typeof value === "boolean" ? (value ? yes : no) : value === undefined ? "–" : code(String(value));
