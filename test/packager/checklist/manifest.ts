import { expect } from "vitest";
import { attribute, childElements, textOf } from "#foundation";
import {
  all,
  lower,
  nameOf,
  names,
  need,
  type Point,
  partsOf,
  said,
  textIn,
  words,
} from "./point.ts";

const CHILDREN =
  "UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies";
const PUBLISHER =
  "UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix CustomizationOptionValuePrefix Addresses";
const ADDRESS =
  "AddressNumber AddressTypeCode City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode";

export const manifest: readonly Point[] = [
  {
    numbers: [5],
    says: "attributes of the root",
    holds(sample) {
      const { solution, customizations } = partsOf(sample);
      expect(solution.attributes.map(([key]) => key)).toEqual(
        words("version SolutionPackageVersion languagecode generatedBy xmlns:xsi"),
      );
      expect(said(solution, "version")).toMatch(/^9\.2\.\d{5}\.\d+$/);
      expect(said(solution, "SolutionPackageVersion")).toBe("9.2");
      expect(said(solution, "generatedBy")).toBe("CrmLive");
      expect(childElements(need(customizations, "Languages")).map(textOf)).toContain(
        said(solution, "languagecode"),
      );
    },
  },
  {
    numbers: [6],
    says: "eight children in their order",
    holds: (sample) => expect(names(partsOf(sample).manifest)).toEqual(words(CHILDREN)),
  },
  {
    numbers: [7],
    says: "unique name and version",
    holds(sample) {
      const { manifest } = partsOf(sample);
      const name = textIn(manifest, "UniqueName");
      expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,64}$/);
      expect(name).not.toMatch(/_upgrade/i);
      expect(["Default", "Active", "System", "Basic"]).not.toContain(name);
      expect(textIn(manifest, "Version")).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    },
  },
  {
    numbers: [9],
    says: "publisher and its two addresses",
    holds(sample) {
      const publisher = need(partsOf(sample).manifest, "Publisher");
      expect(names(publisher)).toEqual(words(PUBLISHER));
      expect(textIn(publisher, "CustomizationPrefix")).toMatch(/^(?!mscrm)[a-z][a-z0-9]{1,7}$/);
      const optionPrefix = Number(textIn(publisher, "CustomizationOptionValuePrefix"));
      expect(optionPrefix).toBeGreaterThanOrEqual(10_000);
      expect(optionPrefix).toBeLessThanOrEqual(99_999);
      const addresses = childElements(need(publisher, "Addresses"));
      expect(addresses.map((one) => textIn(one, "AddressNumber"))).toEqual(["1", "2"]);
      for (const address of addresses) expect(names(address)).toEqual(words(ADDRESS));
      const mayBeNil = [
        need(publisher, "EMailAddress"),
        need(publisher, "SupportingWebsiteUrl"),
        ...addresses.flatMap(childElements),
      ];
      for (const element of mayBeNil) {
        const nil = attribute(element, "xsi:nil") === "true";
        expect([element.name, nil], "empty and nil are one").toEqual([
          element.name,
          textOf(element) === "",
        ]);
        // `<City xsi:nil="true"></City>`, never collapsed.
        if (nil) expect(element.collapsed).toBe(false);
      }
    },
  },
  {
    numbers: [10],
    says: "roots are the nodes, each once, and no other kinds",
    holds(sample) {
      const { roots, rootsOf, entities, choices, workflows, customizations } = partsOf(sample);
      const sorted = (list: readonly string[]) => list.toSorted();
      expect(sorted(rootsOf("1"))).toEqual(sorted(entities.map((one) => lower(nameOf(one)))));
      expect(sorted(rootsOf("9"))).toEqual(sorted(choices.map((one) => said(one, "Name"))));
      expect(sorted(rootsOf("29"))).toEqual(
        sorted(workflows.map((one) => said(one, "WorkflowId"))),
      );
      expect(sorted(rootsOf("20"))).toEqual(
        sorted(childElements(need(customizations, "Roles")).map((one) => said(one, "id"))),
      );
      expect(roots).toHaveLength(["1", "9", "20", "29"].flatMap(rootsOf).length);
      for (const id of [...rootsOf("20"), ...rootsOf("29")])
        expect(id).toMatch(/^\{[0-9a-f-]{36}\}$/);
    },
  },
  {
    numbers: [11],
    says: "own tables whole, those of others as shells",
    holds(sample) {
      const { roots, own } = partsOf(sample);
      const tables = new Set(own.map((one) => lower(nameOf(one))));
      for (const root of roots) {
        const shell = said(root, "type") === "1" && !tables.has(said(root, "schemaName"));
        expect(root.attributes).toEqual([
          ["type", said(root, "type")],
          [attribute(root, "id") === undefined ? "schemaName" : "id", expect.any(String)],
          ["behavior", shell ? "2" : "0"],
        ]);
      }
    },
  },
  {
    numbers: [12],
    says: "required of others: the opportunity alone, where it is extended",
    holds(sample) {
      const { manifest, rootsOf } = partsOf(sample);
      const entries = childElements(need(manifest, "MissingDependencies"));
      expect(entries).toHaveLength(rootsOf("1").includes("opportunity") ? 1 : 0);
      for (const entry of entries) {
        const part = [
          ["type", "1"],
          ["schemaName", "opportunity"],
          ["displayName", "Opportunity"],
        ];
        expect(need(entry, "Required").attributes).toEqual([
          ...part,
          ["solution", expect.stringMatching(/^msdynce_Sales \(\d+(\.\d+){3}\)$/)],
        ]);
        expect(need(entry, "Dependent").attributes).toEqual(part);
      }
      expect(all(manifest, "Required").map((one) => said(one, "solution"))).not.toContain("Active");
    },
  },
];
