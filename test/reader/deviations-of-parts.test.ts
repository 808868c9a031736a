import { expect, test } from "vitest";
import { readZip } from "#reader";
import { customizations, elementIn, type Plant, type Rows, whole } from "./deviation.ts";
import { ROLE_ID, SOUND, VIEW_ID, zipOfParts } from "./sound-solution.ts";

const codesOf = (plant: Plant): readonly string[] =>
  readZip(zipOfParts(plant(SOUND)), "a.zip").findings.map(({ code }) => code);

const CHOICES_ROLES_APPS_RELATIONSHIPS: Rows = [
  [
    "optionset without Name",
    customizations('<optionset Name="tst_kind">', "<optionset>"),
    "reader/part-name",
  ],
  [
    "optionset twice",
    customizations("<optionsets>", `<optionsets>${elementIn("optionset", "picklist")}`),
    "reader/duplicate",
  ],
  [
    "Name in other case than its root",
    customizations('<optionset Name="tst_kind">', '<optionset Name="tst_Kind">'),
    "reader/no-root",
  ],
  [
    "Name with /",
    customizations('<optionset Name="tst_kind">', '<optionset Name="tst/kind">'),
    "reader/name",
  ],
  [
    "choice missing, root and column remain",
    customizations(whole("optionset", "picklist"), ""),
    "reader/root-without-part",
  ],
  [
    "two roles of one name",
    customizations("<Roles>", `<Roles><Role id="{${VIEW_ID}}" name="Item Keeper" />`),
    "reader/duplicate",
  ],
  [
    "roles whose names differ in case only",
    customizations("<Roles>", `<Roles><Role id="{${VIEW_ID}}" name="item keeper" />`),
    "reader/case-twin",
  ],
  [
    "role name ending in a space or dot",
    customizations('name="Item Keeper"', 'name="Item Keeper."'),
    "reader/name",
  ],
  ["role without id", customizations(`<Role id="{${ROLE_ID}}"`, "<Role"), "reader/id"],
  [
    "AppModule without unique name",
    customizations("<EntityDataProviders />", "<AppModules><AppModule /></AppModules>"),
    "reader/part-name",
  ],
  [
    "site map without unique name",
    customizations(
      "<EntityDataProviders />",
      "<AppModuleSiteMaps><AppModuleSiteMap /></AppModuleSiteMaps>",
    ),
    "reader/part-name",
  ],
  [
    "app without its site map",
    customizations(
      "<EntityDataProviders />",
      "<AppModules><AppModule><UniqueName>a</UniqueName></AppModule></AppModules>",
    ),
    "reader/site-map",
  ],
  [
    "relationship without ReferencedEntityName",
    customizations("<ReferencedEntityName>Opportunity</ReferencedEntityName>", ""),
    "reader/relationship",
  ],
  [
    "role name ending in a space",
    customizations('name="Item Keeper"', 'name="Keeper "'),
    "reader/name",
  ],
  [
    "relationship without Name",
    customizations('<EntityRelationship Name="tst_item_opportunity">', "<EntityRelationship>"),
    "reader/part-name",
  ],
  [
    "relationship twice",
    customizations(
      "<EntityRelationships>",
      `<EntityRelationships>${elementIn("EntityRelationship", "tst_Item")}`,
    ),
    "reader/duplicate",
  ],
  [
    "referenced name with /",
    customizations("<ReferencedEntityName>Opportunity<", "<ReferencedEntityName>Opportunity/x<"),
    "reader/name",
  ],
  [
    "EntityRelationships element missing",
    customizations(whole("EntityRelationships", "tst_Item"), ""),
    "reader/missing-element",
  ],
];

test.each(CHOICES_ROLES_APPS_RELATIONSHIPS)(
  "§24.8 Choices, roles, apps, relationships: %s is told",
  (_, plant, code) => {
    expect(codesOf(plant)).toContain(code);
  },
);

const CUSTOMIZATIONS_XML_CONNECTION_REFERENCES_LANGUAGES: Rows = [
  [
    "root children in another order",
    customizations("<Entities>", "<Languages /><Entities>"),
    "reader/child-order",
  ],
  [
    "unknown root child",
    customizations("<Entities>", "<Foo><Bar /></Foo><Entities>"),
    "reader/unknown-part",
  ],
  [
    "connectionreferences twice",
    customizations("<Languages>", "<connectionreferences /><Languages>"),
    "reader/duplicate",
  ],
  [
    "connectionreferences first",
    customizations("<Entities>", "<connectionreferences><x /></connectionreferences><Entities>"),
    "reader/child-order",
  ],
  [
    "connectionreferences after Languages",
    customizations("</Languages>", "</Languages><connectionreferences />"),
    "reader/child-order",
  ],
  [
    "connectionreferences empty",
    customizations(whole("connectionreferences", "tst_Dataverse"), "<connectionreferences />"),
    "reader/empty-element",
  ],
  [
    "connectionreferences in wrong case",
    customizations("<Languages>", "<ConnectionReferences /><Languages>"),
    "reader/element-case",
  ],
  [
    "connection reference without logical name",
    customizations(' connectionreferencelogicalname="tst_Dataverse"', ""),
    "reader/part-name",
  ],
  [
    "connection reference used by a flow absent",
    customizations(whole("connectionreferences", "tst_Dataverse"), ""),
    "reader/connection-reference",
  ],
  [
    "label in a language not declared",
    customizations(
      'description="Kind" languagecode="1033"',
      'description="Art" languagecode="1031"',
    ),
    "reader/language",
  ],
  [
    "Languages missing",
    customizations("<Languages><Language>1033</Language></Languages>", ""),
    "reader/missing-element",
  ],
  ["Languages empty", customizations("<Language>1033</Language>", ""), "reader/language"],
  [
    "default namespace on the root",
    customizations("<ImportExportXml", '<ImportExportXml xmlns="urn:x"'),
    "reader/root-element",
  ],
  [
    "root element of another name",
    (parts) => ({
      ...parts,
      "customizations.xml": (parts["customizations.xml"] ?? "").replaceAll("ImportExportXml", "X"),
    }),
    "reader/root-element",
  ],
  [
    "invalid character",
    customizations('description="Kind"', 'description="&#x1;"'),
    "xml/not-well-formed",
  ],
  ["not well formed", customizations("</Entities>", ""), "xml/not-well-formed"],
];

test.each(CUSTOMIZATIONS_XML_CONNECTION_REFERENCES_LANGUAGES)(
  "§24.8 customizations.xml, connection references, languages: %s is told",
  (_, plant, code) => {
    expect(codesOf(plant)).toContain(code);
  },
);
