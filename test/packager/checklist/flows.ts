import { expect } from "vitest";
import { standardTables, TEAM_MEMBERS } from "#dataverse";
import { attribute, childElements, type Element, textOf } from "#foundation";
import type { Sample } from "../samples.ts";
import { calls, type FlowFile, flowFilesOf, objectIn } from "./flow-files.ts";
import {
  all,
  bodyOf,
  columnsOf,
  lower,
  nameOf,
  names,
  type Point,
  partsOf,
  said,
  textIn,
  textOfFile,
  words,
} from "./point.ts";

const CONSTANTS =
  "Type=1 Subprocess=0 Category=5 Mode=0 Scope=4 OnDemand=0 TriggerOnCreate=0 TriggerOnDelete=0 AsyncAutodelete=0 SyncWorkflowLogOnFailure=0 StateCode StatusCode RunAs=1 IsTransacted=1 IntroducedVersion IsCustomizable=1 BusinessProcessType=0 IsCustomProcessingStepAllowedForOtherPublishers=1 ModernFlowType=0 PrimaryEntity=none LocalizedNames";
const SCHEMA =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

export const flows: readonly Point[] = [
  {
    numbers: [36],
    says: "workflow nodes: children, constants, one of the two states",
    holds(sample) {
      const on = sample.definition.flowsShip === "on";
      for (const flow of partsOf(sample).workflows) {
        const described = attribute(flow, "Description") !== undefined;
        expect(flow.attributes.map(([name]) => name)).toEqual(
          words(described ? "WorkflowId Name Description" : "WorkflowId Name"),
        );
        expect(names(flow)).toEqual([
          "JsonFileName",
          ...words(CONSTANTS).map((one) => one.replace(/=.*/, "")),
          ...(described ? ["Descriptions"] : []),
        ]);
        for (const constant of words(CONSTANTS)) {
          const [name = "", value] = constant.split("=");
          if (value !== undefined) expect([name, textIn(flow, name)]).toEqual([name, value]);
        }
        expect(`${textIn(flow, "StateCode")}/${textIn(flow, "StatusCode")}`).toBe(
          on ? "1/2" : "0/1",
        );
        expect(textIn(flow, "IntroducedVersion")).toMatch(/^\d+(\.\d+){1,3}$/);
      }
    },
  },
  {
    numbers: [37],
    says: "labels repeat name and description",
    holds(sample) {
      for (const flow of partsOf(sample).workflows) {
        const texts = (list: string) => all(flow, list).map((one) => said(one, "description"));
        expect(texts("LocalizedName")).toEqual([said(flow, "Name")]);
        const description = attribute(flow, "Description");
        expect(texts("Description")).toEqual(description === undefined ? [] : [description]);
      }
    },
  },
  {
    numbers: [38],
    says: "the wrapper of a flow's file",
    holds(sample) {
      for (const { json, definition } of flowFilesOf(sample)) {
        expect(Object.keys(json)).toEqual(["properties", "schemaVersion"]);
        expect(json["schemaVersion"]).toBe("1.0.0.0");
        expect(Object.keys(objectIn(json["properties"]))).toEqual(
          expect.arrayContaining(["connectionReferences", "definition"]),
        );
        expect(Object.keys(definition).slice(0, 5)).toEqual(
          words("$schema contentVersion parameters triggers actions"),
        );
        expect([definition["$schema"], definition["contentVersion"]]).toEqual([SCHEMA, "1.0.0.0"]);
      }
    },
  },
  {
    numbers: [39],
    says: "connections: every one used is there and fits, every one there is used",
    holds(sample) {
      const known = new Map(
        sample.definition.connectionReferences.map((one) => [one.logicalName, one.apiName]),
      );
      for (const flow of flowFilesOf(sample)) {
        const apis = new Map(
          flow.references.map(([key, reference]) => {
            const logicalName = objectIn(reference["connection"])["connectionReferenceLogicalName"];
            const api = objectIn(reference["api"])["name"];
            expect(known.get(String(logicalName)), flow.name).toBe(api);
            return [key, String(api)] as const;
          }),
        );
        const used = calls(flow);
        for (const { name, host } of used) {
          const api = apis.get(String(host["connectionName"]));
          expect(host["apiId"], name).toBe(`/providers/Microsoft.PowerApps/apis/${api}`);
        }
        expect(new Set(used.map(({ host }) => host["connectionName"]))).toEqual(
          new Set(apis.keys()),
        );
      }
    },
  },
  {
    numbers: [41],
    says: "the two inner parameters",
    holds(sample) {
      for (const { definition } of flowFilesOf(sample)) {
        const parameters = objectIn(definition["parameters"]);
        expect(parameters["$authentication"]).toEqual({ defaultValue: {}, type: "SecureObject" });
        expect(parameters["$connections"]).toEqual({ defaultValue: {}, type: "Object" });
      }
    },
  },
  {
    numbers: [42],
    says: "children are here, can be called and answer; nobody calls in a circle",
    holds(sample) {
      const byId = new Map(flowFilesOf(sample).map((flow) => [flow.id, flow]));
      const childrenOf = ({ actions }: FlowFile): readonly string[] =>
        actions.flatMap(([, { type, inputs }]) =>
          type === "Workflow"
            ? [String(objectIn(objectIn(inputs)["host"])["workflowReferenceName"])]
            : [],
        );
      const visit = (id: string, callers: readonly string[]): void => {
        expect(callers, "a circle").not.toContain(id);
        const flow = byId.get(id);
        if (!flow) throw new Error(`no flow ${id}`);
        if (callers.length > 0) {
          expect(flow.triggers.map(([, { type }]) => type)).toEqual(["Request"]);
          const answers = flow.actions.filter(([, { type }]) => type === "Response");
          expect(answers.length, flow.name).toBeGreaterThan(0);
          for (const [, { kind }] of answers) expect(kind).toBe("Http");
          for (const [, { runtimeSource }] of flow.references)
            expect(runtimeSource).toBe("embedded");
        }
        for (const child of childrenOf(flow)) visit(child, [...callers, id]);
      };
      for (const id of byId.keys()) visit(id, []);
    },
  },
  {
    numbers: [19, 43],
    says: "one trigger; tables by their set names, columns that they have",
    holds(sample) {
      const { own, prefix } = partsOf(sample);
      const sets = own.map((entity) => textIn(bodyOf(entity), "EntitySetName"));
      for (const set of sets) expect(set).toMatch(prefix);
      expect(new Set(sets.map(lower)).size).toBe(sets.length);
      const known = knownTables(sample);
      for (const flow of flowFilesOf(sample)) {
        expect(flow.triggers).toHaveLength(1);
        for (const { name, host, parameters } of calls(flow)) {
          if (
            host["apiId"] !== "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps"
          ) {
            continue;
          }
          const asked = parameters["entityName"] ?? parameters["subscriptionRequest/entityname"];
          if (asked === undefined) {
            expect(host["operationId"], name).toBe("PerformUnboundAction");
            continue;
          }
          const columns = known.get(String(asked));
          if (!columns) throw new Error(`${flow.name}, ${name}: no table ${asked}`);
          const partner = (column: string): boolean => sample.partnersWords.has(column);
          const strange = columnsNamed(parameters).filter(
            (column) => !columns.has(column) && !partner(column),
          );
          expect(strange, `${flow.name}, ${name}`).toEqual([]);
          for (const { collection, columns: theirs } of lambdasIn(parameters)) {
            const table = known.get(`${asked}/${collection}`);
            if (!table) throw new Error(`${flow.name}, ${name}: no collection ${collection}`);
            expect(theirs.filter((column) => !table.has(column))).toEqual([]);
          }
        }
      }
    },
  },
  {
    numbers: [44],
    says: "no secret, address, tenant or connection of anyone",
    holds(sample) {
      const { solution, customizations, files } = partsOf(sample);
      const spoken = [...textsOf(solution), ...textsOf(customizations)];
      const texts = [spoken.join("\n"), ...files.map(textOfFile)];
      for (const text of texts) {
        const ids = text.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi) ?? [];
        // Ids of ours are made of names (version 5); the others are the platform's kinds of control.
        const strange = ids.filter(
          (id) => id[14] !== "5" && !sample.partnersWords.has(id) && !PLATFORM_IDS.has(lower(id)),
        );
        expect(strange).toEqual([]);
        const links = (text.match(/https?:\/\/[^\s"'<>@?]+/g) ?? []).filter(
          (link) =>
            !ALLOWED_LINKS.some((allowed) => link.startsWith(allowed)) &&
            ![...sample.partnersWords].some((word) => word.startsWith(link)),
        );
        expect(links).toEqual([]);
        expect(text.match(/(?<=\w)@(?!odata\.)[\w-]+\.[a-z]{2,}\b/gi) ?? []).toEqual([]);
        expect(text).not.toMatch(
          /[?&]sig=|"connectionId"|client_?secret|bearer [a-z0-9]|password|logic\.azure\.com|\/subscriptions\//i,
        );
      }
    },
  },
];

const ALLOWED_LINKS = [
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/",
  "http://www.w3.org/2001/XMLSchema-instance",
  "https://partner.microsoft.com/referrals/v2/inbox",
  "https://api.partnercenter.microsoft.com/engagements/v1/referrals/",
  "https://example.com/",
];

/** The empty id, and the kinds of control (§9). */
const PLATFORM_IDS = new Set([
  "00000000-0000-0000-0000-000000000000",
  ...words(`4273edbd-ac1d-40d3-9fb2-095c621b552d e0dece4b-6fc8-4a8f-a065-082708572369
    71716b6c-711e-476c-8ab8-5d11542bfb47 ada2203e-b4cd-49be-9ddf-234642b43b52
    3ef39988-22bb-4f0b-bbbe-64b5a3748aee 4aa28ab7-9c13-4f57-a73d-ad894d048b5f
    67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed 270bd3db-d9af-4782-9025-509e298dec0a
    5b773807-9fb2-42db-97c3-7a91eff8adff c6d124ca-7eda-4a60-aea9-7fb8d318b68f
    c3efe0c3-0ec6-42be-8349-cbd9079dfd8e 0d2c745a-e5a8-4c8f-ba63-c6d3bb604660
    533b9e00-756b-4312-95a0-dc888637ac78
    e7a81278-8635-4d9e-8d4d-59480b391c5b`),
]);

function* textsOf(element: Element): Generator<string> {
  for (const [, value] of element.attributes) yield value;
  if (childElements(element).length === 0) yield textOf(element);
  for (const child of childElements(element)) yield* textsOf(child);
}

/** By set name (in actions) and logical name (in triggers): all that may be named of a table. */
function knownTables(sample: Sample): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (keys: readonly string[], columns: readonly string[]): void => {
    const set = keys.flatMap((key) => found.get(key) ?? [])[0] ?? new Set<string>();
    for (const column of columns) set.add(column).add(`_${column}_value`);
    for (const key of keys) found.set(key, set);
  };
  for (const table of Object.values(standardTables)) {
    const listed = Object.values(table.columns);
    add(
      [table.setName, table.logicalName],
      [
        table.primaryId,
        ...listed.map(({ logicalName }) => logicalName),
        ...listed.flatMap((one) => (one.kind === "lookup" ? Object.values(one.navigation) : [])),
      ],
    );
  }
  const { systemUser, team } = standardTables;
  found.set(`${systemUser.setName}/${TEAM_MEMBERS}`, found.get(team.setName) ?? new Set());
  for (const entity of partsOf(sample).entities) {
    const logical = lower(nameOf(entity));
    const set = textIn(bodyOf(entity), "EntitySetName");
    const columns = columnsOf(entity);
    add(set === "" ? [logical] : [set, logical], [
      ...columns.map((column) => textIn(column, "LogicalName")),
      ...columns.map((column) => said(column, "PhysicalName")),
    ]);
  }
  return found;
}

/** `teammembership_association/any(t:t/teamtype eq 1)`: columns of the rows of a collection. */
const LAMBDA = /(\w+)\/(?:any|all)\(\w+:([^()]*)\)/g;

const lambdasIn = (parameters: Readonly<Record<string, unknown>>) =>
  [...String(parameters["$filter"] ?? "").matchAll(LAMBDA)].map(
    ([, collection = "", condition = ""]) => ({ collection, columns: comparedIn(condition) }),
  );

const comparedIn = (condition: string): readonly string[] =>
  [...condition.matchAll(/([A-Za-z_]\w*) (?:eq|ne|gt|ge|lt|le) /g)].map(
    ([, column = ""]) => column,
  );

const MADE_LATER = "made_at_run_time";

/** Columns and navigation properties that the parameters of a call name before anything runs. */
function columnsNamed(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const named = Object.entries(parameters).flatMap(([key, value]): readonly string[] => {
    const item = /^item\/(.+?)(@odata\.bind)?$/.exec(key)?.[1];
    if (item !== undefined) return [item];
    const fixed = String(value).replaceAll(/@\{[^}]*\}/g, MADE_LATER);
    if (fixed.startsWith("@")) return [];
    switch (key) {
      case "$select":
      case "subscriptionRequest/filteringattributes":
        return fixed.split(",");
      case "$orderby":
        return fixed.split(",").map((part) => part.trim().split(" ")[0] ?? "");
      case "$filter":
      case "subscriptionRequest/filterexpression":
        return comparedIn(fixed.replaceAll(LAMBDA, ""));
      case "$expand":
        return [fixed.split("(")[0] ?? ""];
      default:
        return [];
    }
  });
  return named.filter((column) => !column.includes(MADE_LATER));
}
