import { expect, test } from "vitest";
import { customizations, type Plant, solution, types } from "./deviation.ts";
import { expectPlantTold, toldOf } from "./planted.ts";
import { FLOW_FILE } from "./sound-solution.ts";

type Row = readonly [what: string, plant: Plant, code: string, pointer: string];

const ADDRESS_FIELDS =
  "AddressTypeCode City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 " +
  "Line2 Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode " +
  "StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset " +
  "UTCConversionTimeZoneCode";
const address = (number: string, fields = ADDRESS_FIELDS): string =>
  `<Address><AddressNumber>${number}</AddressNumber>${fields
    .split(" ")
    .map((name) => `<${name}></${name}>`)
    .join("")}</Address>`;
const addresses = (...all: readonly string[]): Plant =>
  solution("<Addresses />", `<Addresses>${all.join("")}</Addresses>`);
const movedFile =
  (from: string, to: string): Plant =>
  (parts) => {
    const { [FLOW_FILE]: content = "", ...rest } = parts;
    const path = FLOW_FILE.replace(from, to);
    return customizations(`/${FLOW_FILE}`, `/${path}`)({ ...rest, [path]: content });
  };
const opportunity = 'schemaName="opportunity" behavior="2"';

/** What a package, its manifest and its lists say (solution-format.md §1 to §3, §12, §23). */
const ROWS: readonly Row[] = [
  [
    "a list of content types of another namespace",
    types("2006/content-types", "2006/types"),
    "reader/content-types",
    "",
  ],
  [
    "a content type that is none",
    types('ContentType="application/octet-stream"', 'ContentType=""'),
    "reader/content-types",
    "",
  ],
  ["a file that has another flow's id", movedFile("-1111", "-2111"), "reader/flow-file-name", ""],
  [
    "a file that is called otherwise than its flow",
    movedFile("Parent-", "Other-"),
    "reader/flow-file-name",
    "",
  ],
  ["one address", addresses(address("1")), "reader/publisher", "/Addresses"],
  ["two first addresses", addresses(address("1"), address("1")), "reader/publisher", "/Addresses"],
  [
    "an address that lacks its parts",
    addresses(address("1"), address("2", "City")),
    "reader/publisher",
    "/Addresses",
  ],
  [
    "a solution with a long name",
    solution('description="Test items"', `description="${"x".repeat(257)}"`),
    "reader/manifest",
    "/LocalizedNames",
  ],
  [
    "a version twice",
    solution("<Managed>", "<Version>1.0.0.0</Version><Managed>"),
    "reader/duplicate",
    "/Version",
  ],
  [
    "a need of nobody's",
    solution(' solution="msdynce_Sales (9.0.4.0076)"', ""),
    "reader/dependency",
    "/MissingDependencies",
  ],
  [
    "a need that nobody has",
    solution(/<Dependent [^>]*>/, ""),
    "reader/dependency",
    "/MissingDependencies",
  ],
  [
    "a table of an app that is taken whole",
    solution(opportunity, 'schemaName="opportunity" behavior="0"'),
    "reader/root-behavior",
    "/opportunity",
  ],
  [
    "a shell that has properties",
    customizations("</attributes>", "</attributes><IsAuditEnabled>1</IsAuditEnabled>"),
    "reader/root-behavior",
    "/opportunity",
  ],
  ["no templates", customizations("<Templates />", ""), "reader/missing-element", ""],
  [
    "a language in words",
    customizations("<Language>1033", "<Language>en-us</Language><Language>1033"),
    "reader/language",
    "/en-us",
  ],
  [
    "a language twice",
    customizations("<Language>1033", "<Language>1033</Language><Language>1033"),
    "reader/language",
    "/1033",
  ],
  [
    "two names in one language",
    customizations(
      '<displayname description="tst_Name" languagecode="1033" />',
      '<displayname description="tst_Name" languagecode="1033" /><displayname description="B" languagecode="1033" />',
    ),
    "reader/language",
    "/displaynames",
  ],
  [
    "a column without a name",
    customizations(
      '<displaynames><displayname description="tst_Name" languagecode="1033" /></displaynames>',
      "",
    ),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "options of a column without a name",
    customizations('<optionset Name="tst_item_statecode">', "<optionset>"),
    "reader/option",
    "/statecode",
  ],
  [
    "a shared choice that says it is not",
    customizations(
      "<OptionSetType>picklist</OptionSetType>",
      "<OptionSetType>picklist</OptionSetType><IsGlobal>0</IsGlobal>",
    ),
    "reader/option",
    "/tst_kind",
  ],
  [
    "a relationship by another spelling of its lookup",
    customizations(
      "<ReferencingAttributeName>tst_OpportunityId",
      "<ReferencingAttributeName>tst_opportunityid",
    ),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a relationship by another spelling of its table",
    customizations("<ReferencedEntityName>Opportunity", "<ReferencedEntityName>opportunity"),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a privilege twice",
    customizations(/<RolePrivilege [^>]*>/, (one) => one + one),
    "reader/duplicate",
    "/prvReadtst_Item",
  ],
  [
    "a key twice",
    customizations(
      "<EntitySetName>",
      `<EntityKeys>${key("tst_once")}${key("tst_once")}</EntityKeys><EntitySetName>`,
    ),
    "reader/duplicate",
    "/tst_once",
  ],
  [
    "a key of one column twice",
    customizations(
      "<EntitySetName>",
      `<EntityKeys>${key("tst_once", "tst_name", "tst_name")}</EntityKeys><EntitySetName>`,
    ),
    "reader/duplicate",
    "/tst_name",
  ],
];

function key(name: string, ...columns: readonly string[]): string {
  const list = columns.map((column) => `<AttributeName>${column}</AttributeName>`).join("");
  return `<EntityKey><Name>${name}</Name><EntityKeyAttributes>${list}</EntityKeyAttributes></EntityKey>`;
}

test.each(ROWS)("%s is told", (_, plant, code, pointer) => {
  expectPlantTold(plant, code, pointer);
});

test.each<readonly [string, Plant]>([
  ["two addresses", addresses(address("1"), address("2"))],
  [
    "a kind of parts that nobody knows, without any",
    customizations("<Templates />", "<Templates /><managedidentities />"),
  ],
])("%s: no defect", (_, plant) => {
  expect(toldOf(plant)).toEqual([]);
});
