import type { Publisher } from "#dataverse";
import { by, byTextIgnoringCase, type Element, element, type Node } from "#foundation";
import type { SolutionModel } from "#model";
import { braced, fields } from "./components/fields.ts";
import { labelList, type Speech } from "./components/labels.ts";

export type PackageKind = "unmanaged" | "managed";

/** `Managed` of folders that stand for both zips (solution-format.md §24.2). */
export const MANAGED = { unmanaged: "0", managed: "1", both: "2" } as const;

export const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** Build of the server whose exports ours look like (solution-format.md §2: a modest real one). */
const SERVER_BUILD = "9.2.24064.210";

/** `solution.xml`. */
export function solutionXml(model: SolutionModel, kind: PackageKind): Element {
  const { identity, publisher } = model;
  const speech = identity;
  return element(
    "ImportExportXml",
    {
      version: SERVER_BUILD,
      SolutionPackageVersion: "9.2",
      languagecode: String(identity.languages[0] ?? 1033),
      generatedBy: "CrmLive",
      "xmlns:xsi": XSI,
    },
    [
      element("SolutionManifest", {}, [
        ...fields({ UniqueName: identity.uniqueName }),
        labelList("LocalizedNames", "LocalizedName", identity.labels, speech),
        labelList("Descriptions", "Description", identity.descriptions, speech),
        ...fields({ Version: identity.version, Managed: MANAGED[kind] }),
        publisherNode(publisher, speech),
        element("RootComponents", {}, roots(model)),
        element("MissingDependencies", {}, dependencies(model)),
      ]),
    ],
  );
}

const nil = (name: string): Element => element(name, { "xsi:nil": "true" }, "");
const orNil = (name: string, text: string | undefined): readonly Node[] =>
  text === undefined ? [nil(name)] : fields({ [name]: text });

const publisherNode = (publisher: Publisher, speech: Speech): Element =>
  element("Publisher", {}, [
    ...fields({ UniqueName: publisher.uniqueName }),
    labelList("LocalizedNames", "LocalizedName", publisher.labels, speech),
    labelList("Descriptions", "Description", publisher.descriptions, speech),
    ...orNil("EMailAddress", publisher.email),
    ...orNil("SupportingWebsiteUrl", publisher.website),
    ...fields({
      CustomizationPrefix: publisher.prefix,
      CustomizationOptionValuePrefix: publisher.optionValuePrefix,
    }),
    element("Addresses", {}, [address(1), address(2)]),
  ]);

const address = (number: 1 | 2): Element =>
  element("Address", {}, [
    ...fields({ AddressNumber: number, AddressTypeCode: 1 }),
    ...BEFORE_SHIPPING.map(nil),
    ...fields({ ShippingMethodCode: 1 }),
    ...AFTER_SHIPPING.map(nil),
  ]);

const BEFORE_SHIPPING =
  "City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName".split(
    " ",
  );
const AFTER_SHIPPING =
  "StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode".split(
    " ",
  );

interface Root {
  readonly type: "1" | "20" | "29" | "9";
  readonly schemaName?: string;
  readonly id?: string;
  readonly behavior: "0" | "2";
}

/** Sorted by type as text, then by name or id, as Microsoft's packer sorts them (§24.3). */
function roots({ tables, choices, roles, flows }: SolutionModel): readonly Element[] {
  const list: readonly Root[] = [
    ...tables.map(
      ({ logicalName, kind }): Root => ({
        type: "1",
        schemaName: logicalName,
        behavior: kind === "own" ? "0" : "2",
      }),
    ),
    ...roles.map(({ id }): Root => ({ type: "20", id: braced(id), behavior: "0" })),
    ...flows.map(({ id }): Root => ({ type: "29", id: braced(id), behavior: "0" })),
    ...choices.map(({ name }): Root => ({ type: "9", schemaName: name, behavior: "0" })),
  ];
  return list
    .toSorted(by(({ schemaName, id }) => schemaName ?? id ?? "", byTextIgnoringCase))
    .toSorted(by(({ type }) => type))
    .map((root) => element("RootComponent", { ...root }));
}

const dependencies = ({ dependencies: list }: SolutionModel): readonly Element[] =>
  list
    .toSorted(by(({ table }) => table.schemaName.toLowerCase()))
    .map(({ table, solution, version }) => {
      const part = {
        type: "1",
        schemaName: table.schemaName.toLowerCase(),
        displayName: table.displayName,
      };
      return element("MissingDependency", {}, [
        element("Required", { ...part, solution: `${solution} (${version})` }),
        element("Dependent", part),
      ]);
    });
