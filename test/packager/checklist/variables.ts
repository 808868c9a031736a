import { expect } from "vitest";
import { childElements, childText, parseXml } from "#foundation";
import { settingsFile } from "#packager";
import type { Sample } from "../samples.ts";
import { entriesIn, flowFilesOf, objectIn, textsIn } from "./flow-files.ts";
import { all, names, type Point, partsOf, said, textIn, textOfFile, words } from "./point.ts";

const CHILDREN = words(
  "apiid defaultvalue description displayname introducedversion iscustomizable isrequired parameterkey parentdefinitionid secretstore type",
);
const ALWAYS = words("displayname introducedversion iscustomizable isrequired secretstore type");
const TYPES = { text: "100000000", number: "100000001", "yes-no": "100000002", json: "100000003" };

/** Definitions in the zip, with the folders they lie in. */
const definitionsIn = (sample: Sample) =>
  partsOf(sample)
    .files.filter(({ path }) => path.endsWith("/environmentvariabledefinition.xml"))
    .map((file) => {
      const { value } = parseXml(textOfFile(file), file.path);
      if (!value) throw new Error(`${file.path} does not parse`);
      return { folder: file.path.split("/")[1] ?? "", root: value };
    });

/** The parameter that a flow gets, by the definition's type and the text of its default. */
function parameterOf(type: string, text: string | undefined): Readonly<Record<string, unknown>> {
  const withDefault = (of: string, read: (text: string) => unknown) => ({
    type: of,
    ...(text === undefined ? {} : { defaultValue: read(text) }),
  });
  switch (type) {
    case TYPES.number:
      return withDefault(Number.isInteger(Number(text ?? 0)) ? "Int" : "Float", Number);
    case TYPES["yes-no"]:
      return withDefault("Bool", (said) => said === "yes");
    case TYPES.json:
      return withDefault("Object", JSON.parse);
    default:
      return withDefault("String", (said) => said);
  }
}

export const variables: readonly Point[] = [
  {
    numbers: [33],
    says: "definitions: folder, order, type, default",
    holds(sample) {
      const found = definitionsIn(sample);
      const spoken = sample.definition.environmentVariables;
      expect(found.map(({ folder }) => folder).toSorted()).toEqual(
        spoken.map(({ schemaName }) => schemaName).toSorted(),
      );
      for (const { folder, root } of found) {
        expect(root.name).toBe("environmentvariabledefinition");
        expect(root.attributes).toEqual([["schemaname", folder]]);
        const children = names(root);
        expect(children).toEqual(CHILDREN.filter((name) => children.includes(name)));
        expect(children).toEqual(expect.arrayContaining([...ALWAYS]));
        const kind = spoken.find(({ schemaName }) => schemaName === folder)
          ?.kind as keyof typeof TYPES;
        expect(textIn(root, "type")).toBe(TYPES[kind]);
        expect(textIn(root, "secretstore")).toBe("0");
        const preset = childText(root, "defaultvalue");
        if (preset === undefined) continue;
        expect(preset.length).toBeLessThanOrEqual(2000);
        if (kind === "yes-no") expect(preset).toMatch(/^(yes|no)$/);
        if (kind === "number") expect(preset).toMatch(/^-?\d+(\.\d+)?$/);
        if (kind === "json") expect(() => JSON.parse(preset)).not.toThrow();
      }
    },
  },
  {
    numbers: [34],
    says: "no values are shipped, and no roots",
    holds(sample) {
      const { files, rootsOf, customizations } = partsOf(sample);
      expect(files.filter(({ path }) => /environmentvariablevalues/i.test(path))).toEqual([]);
      expect([...rootsOf("380"), ...rootsOf("381")]).toEqual([]);
      expect(names(customizations)).not.toContain("EnvironmentVariables");
    },
  },
  {
    numbers: [35],
    says: "connection references: name, connector, state, no connection",
    holds(sample) {
      const { customizations, prefix } = partsOf(sample);
      const references = all(customizations, "connectionreference");
      expect(references).toHaveLength(sample.definition.connectionReferences.length);
      for (const reference of references) {
        expect(reference.attributes.map(([name]) => name)).toEqual([
          "connectionreferencelogicalname",
        ]);
        expect(said(reference, "connectionreferencelogicalname")).toMatch(prefix);
        const children = names(reference);
        expect(children).toEqual(
          words(
            "connectionreferencedisplayname connectorid description iscustomizable promptingbehavior statecode statuscode",
          ).filter((name) => name !== "description" || children.includes("description")),
        );
        expect(textIn(reference, "connectorid")).toMatch(
          /^\/providers\/Microsoft\.PowerApps\/apis\/shared_[a-z0-9]+$/,
        );
        expect([textIn(reference, "statecode"), textIn(reference, "statuscode")]).toEqual([
          "0",
          "1",
        ]);
      }
    },
  },
  {
    numbers: [40],
    says: "a flow's parameters are its variables, and what it reads is there",
    holds(sample) {
      const byName = new Map(definitionsIn(sample).map((one) => [one.folder, one.root]));
      for (const flow of flowFilesOf(sample)) {
        const parameters = new Map(entriesIn(flow.definition["parameters"]));
        for (const [key, parameter] of parameters) {
          if (key.startsWith("$")) continue;
          const schemaName = String(objectIn(parameter["metadata"])["schemaName"]);
          const root = byName.get(schemaName);
          if (!root) throw new Error(`${flow.name}: no variable ${schemaName}`);
          const display = childElements(root).find(({ name }) => name === "displayname");
          expect(key).toBe(`${display && said(display, "default")} (${schemaName})`);
          const { metadata: _, ...rest } = parameter;
          expect(rest, key).toEqual(
            parameterOf(textIn(root, "type"), childText(root, "defaultvalue")),
          );
        }
        const read = [
          ...textsIn([flow.definition["triggers"], flow.definition["actions"]]),
        ].flatMap((text) => [...text.matchAll(/parameters\('((?:[^']|'')*)'\)/gi)]);
        const names = new Set(read.map(([, name = ""]) => name.replaceAll("''", "'")));
        expect([...names].filter((name) => !parameters.has(name))).toEqual([]);
        expect(
          [...parameters.keys()].filter((key) => !key.startsWith("$") && !names.has(key)),
        ).toEqual([]);
      }
    },
  },
  {
    numbers: [49],
    says: "the settings file asks for exactly the package's variables and references",
    holds(sample) {
      const { customizations } = partsOf(sample);
      const settings = JSON.parse(settingsFile(sample.model));
      expect(Object.keys(settings)).toEqual(["EnvironmentVariables", "ConnectionReferences"]);
      expect(settings.EnvironmentVariables.toSorted()).toEqual(
        definitionsIn(sample).map(({ folder }) => ({ SchemaName: folder, Value: "" })),
      );
      expect(settings.ConnectionReferences).toEqual(
        all(customizations, "connectionreference").map((one) => ({
          LogicalName: said(one, "connectionreferencelogicalname"),
          ConnectionId: "",
          ConnectorId: textIn(one, "connectorid"),
        })),
      );
    },
  },
];
