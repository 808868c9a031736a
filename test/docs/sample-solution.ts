import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ENGLISH, GERMAN } from "#dataverse";
import { entities } from "#entities";
import { environmentVariables } from "#envvars";
import { invariant } from "#foundation";
import type { FlowComponent, SolutionModel, TableComponent } from "#model";
import { loadProject, type Project } from "#project";
import { type FlowDefinition, type Trigger, templateFrom } from "#wdl";
import { connectionReferences } from "../../src/flows/connections.ts";

const root = join(import.meta.dirname, "../..");

/** This project as its files say it. */
export function sampleProject(): Project {
  const files = ["solution.yaml", ...yamlBelow("mappings")];
  const { value: project } = loadProject(
    new Map(files.map((path) => [path, readFileSync(join(root, path), "utf8")])),
  );
  invariant(project, "the project's own files are sound");
  return project;
}

/** This project's own tables, variables and references around three flows that do nothing. */
export function sampleSolution(): SolutionModel {
  const project = sampleProject();
  const { tables, roles, choices } = entities(project);
  const button = templateFrom({
    schema: {
      type: "object",
      properties: {
        text: { title: "Address" },
        array: { title: "Events" },
        text_1: { title: "Overwrite?" },
      },
    },
  });
  const started = (requestKind: string): Trigger => ({
    kind: "request",
    name: "manual",
    requestKind,
    inputs: button,
  });
  const child = flow("c0000000-0000-0000-0000-000000000001", "[Customize] Details", {
    triggers: [started("Button")],
  });
  const registration = flow("b0000000-0000-0000-0000-000000000002", "Webhook Registration", {
    connections: [{ key: "events", apiName: "shared_partnercenterevents" }],
    triggers: [started("Button")],
  });
  const webhook = flow("a0000000-0000-0000-0000-000000000003", "Partner Center to CRM", {
    triggers: [started("Http")],
    actions: [{ kind: "child-flow", name: "Call", runAfter: [], workflowReferenceName: child.id }],
  });
  return {
    identity: {
      uniqueName: project.uniqueName,
      labels: project.labels,
      descriptions: project.descriptions,
      version: project.version,
      languages: [ENGLISH, GERMAN],
    },
    publisher: project.publisher,
    tables: tables.map(
      (table): TableComponent => ({
        ...table,
        formIds: new Map(),
        viewIds: new Map(),
        introducedVersion: project.version,
      }),
    ),
    relationships: [],
    choices,
    roles: roles.map((role) => ({ ...role, id: "d0000000-0000-0000-0000-000000000004" })),
    flows: [webhook, registration, child],
    environmentVariables: Object.values(environmentVariables(project)),
    connectionReferences: Object.values(connectionReferences(project)),
    dependencies: [],
  };
}

const flow = (id: string, name: string, said: Partial<FlowDefinition>): FlowComponent => ({
  id,
  name,
  state: "off",
  introducedVersion: "1.0.0.0",
  definition: { connections: [], parameters: [], triggers: [], actions: [], ...said },
  part: `Workflows/${name}.json`,
});

const yamlBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => relative(root, join(root, folder, path)).replaceAll("\\", "/"));
