import { expect, test } from "vitest";
import { readZip } from "#reader";
import { customizations, type Plant, solution, variable } from "./deviation.ts";
import { CHILD_FILE, FLOW_ID, FORM_ID, SOUND, VIEW_ID, zipOfParts } from "./sound-solution.ts";

type Row = readonly [what: string, plant: Plant, code: string, pointer: string];

const NAME = /(?<=PhysicalName="tst_Name">[\s\S]*?)/.source;
/** In the column that names rows of the table. */
const inName = (from: string, to: string): Plant =>
  customizations(new RegExp(`${NAME}${from}`), to);
const inLookup = (from: string, to: string): Plant =>
  customizations(new RegExp(`(?<=PhysicalName="tst_OpportunityId">[\\s\\S]*?)${from}`), to);
const relationship =
  /<EntityRelationship Name="tst_item_opportunity">[\s\S]*?<\/EntityRelationship>/;
const [RELATIONSHIP = ""] = relationship.exec(SOUND["customizations.xml"] ?? "") ?? [];
const beside = (from: string, to: string): Plant =>
  customizations(
    "</EntityRelationship>",
    `</EntityRelationship>${RELATIONSHIP.replaceAll("tst_item_opportunity", "tst_second").replace(from, to)}`,
  );
const both =
  (...plants: readonly Plant[]): Plant =>
  (parts) =>
    plants.reduce((planted, plant) => plant(planted), parts);

/** Another type of the column that the table of others gets. */
const becoming = (type: string, tail: string): Plant =>
  customizations(
    /<Type>int<\/Type>([\s\S]*?)<MinValue>0<\/MinValue><MaxValue>10<\/MaxValue>/,
    (_, between) => `<Type>${type}</Type>${between}${tail}`,
  );
const setOf = (type: string, ...values: readonly string[]): string =>
  `<optionset Name="opportunity_tst_score"><OptionSetType>${type}</OptionSetType><options>${values
    .map((value) => `<option value="${value}" />`)
    .join("")}</options></optionset>`;
const filtered = (condition: string): Plant =>
  customizations(
    '<order attribute="tst_name"',
    `<filter>${condition}</filter><order attribute="tst_name"`,
  );

const TABLE = "/Entities/tst_Item";
const PARENT = `/Workflows/{${FLOW_ID}}`;

/** Points of solution-format.md §23 that no export breaks, one planted deviation each. */
const ROWS: readonly Row[] = [
  [
    "a flag that is a word",
    inName("<IsCustomField>1", "<IsCustomField>yes"),
    "reader/flag",
    "/tst_Name/IsCustomField",
  ],
  [
    "a flag that is empty",
    inName("<ValidForReadApi>1", "<ValidForReadApi>"),
    "reader/flag",
    "/ValidForReadApi",
  ],
  [
    "a flag of the table",
    customizations("<IsQuickCreateEnabled>1", "<IsQuickCreateEnabled>on"),
    "reader/flag",
    "/tst_Item/IsQuickCreateEnabled",
  ],
  [
    "a type that no column has",
    inName("<Type>nvarchar", "<Type>varchar"),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "the type memo, which columns of the API have",
    inName("<Type>nvarchar", "<Type>memo"),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "a format that no text has",
    inName("<Format>text", "<Format>txt"),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "a text without a longest",
    inName("<MaxLength>100</MaxLength>", ""),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "a length in words",
    inName("<MaxLength>100", "<MaxLength>long"),
    "reader/number",
    "/tst_Name/MaxLength",
  ],
  [
    "a number with a comma",
    customizations("<MaxValue>10<", "<MaxValue>1,5<"),
    "reader/number",
    "/tst_Score/MaxValue",
  ],
  [
    "a behavior that no date has",
    becoming("datetime", "<Format>date</Format><Behavior>4</Behavior>"),
    "reader/column-type",
    "/tst_Score",
  ],
  [
    "a truth value with three options",
    becoming("bit", setOf("bit", "1", "0", "2")),
    "reader/bit",
    "/tst_Score",
  ],
  ["a truth value without options", becoming("bit", setOf("bit")), "reader/bit", "/tst_Score"],
  [
    "a truth value with one option twice",
    becoming("bit", setOf("bit", "1", "1")),
    "reader/bit",
    "/tst_Score",
  ],
  [
    "a truth value that is 2 by default",
    becoming("bit", `<AppDefaultValue>2</AppDefaultValue>${setOf("bit", "1", "0")}`),
    "reader/bit",
    "/tst_Score",
  ],
  [
    "an option of a column that is a word",
    becoming("picklist", setOf("picklist", "1", "two")),
    "reader/option",
    "/tst_Score",
  ],
  [
    "an option without a number",
    customizations('<option value="1">', "<option>"),
    "reader/option",
    "/optionsets/tst_kind",
  ],
  [
    "a choice of no kind",
    customizations("<OptionSetType>picklist", "<OptionSetType>picklst"),
    "reader/option",
    "/optionsets/tst_kind",
  ],
  [
    "an amount without the one in the base currency",
    becoming("money", "<MinValue>0</MinValue><MaxValue>10</MaxValue>"),
    "reader/system-column",
    "/Opportunity/tst_score",
  ],
  [
    "a connection reference of no connector",
    customizations(/<connectorid>[^<]*<\/connectorid>/, ""),
    "reader/connection-reference",
    "/tst_Dataverse",
  ],
  [
    "a class of a control that is no GUID",
    customizations('id="tst_name" datafieldname', 'id="tst_name" classid="{4273}" datafieldname'),
    "reader/form",
    `{${FORM_ID}}`,
  ],
  [
    "one view id in two tables",
    customizations(
      ">Opportunity</Name>",
      `>Opportunity</Name><SavedQueries><savedqueries><savedquery><savedqueryid>{${VIEW_ID}}</savedqueryid></savedquery></savedqueries></SavedQueries>`,
    ),
    "reader/duplicate",
    `{${VIEW_ID}}`,
  ],
  [
    "a view that fetches no column",
    customizations(
      '<attribute name="tst_name" />',
      '<attribute name="tst_name" /><attribute name="tst_gone" />',
    ),
    "reader/view",
    `{${VIEW_ID}}`,
  ],
  [
    "a view that compares no column",
    filtered('<condition attribute="tst_gone" operator="null" />'),
    "reader/view",
    `{${VIEW_ID}}`,
  ],
  [
    "a view that compares by no operator",
    filtered(
      '<filter type="or"><condition attribute="tst_name" operator="equals" value="a" /></filter>',
    ),
    "reader/view",
    `{${VIEW_ID}}`,
  ],
  [
    "a publisher whose name is empty",
    solution("<UniqueName>tester<", "<UniqueName><"),
    "reader/publisher",
    "/Publisher",
  ],
  [
    "a variable whose secrets lie nowhere",
    variable("<secretstore>0", "<secretstore>9"),
    "reader/variable",
    "/secretstore",
  ],
  [
    "two primary keys",
    inLookup("<Type>lookup", "<Type>primarykey"),
    "reader/primary-column",
    TABLE,
  ],
  [
    "no primary key",
    customizations("<Type>primarykey", "<Type>uniqueidentifier"),
    "reader/primary-column",
    TABLE,
  ],
  [
    "two columns that name rows",
    inLookup("<DisplayMask>", "<DisplayMask>PrimaryName|"),
    "reader/primary-column",
    TABLE,
  ],
  ["no column that names rows", inName("PrimaryName\\|", ""), "reader/primary-column", TABLE],
  [
    "a table without the name of its set",
    customizations("<EntitySetName>tst_items</EntitySetName>", ""),
    "reader/table-body",
    TABLE,
  ],
  [
    "a table without an owner's column",
    customizations(/PhysicalName="OwnerId"/, 'PhysicalName="tst_Owner"'),
    "reader/system-column",
    TABLE,
  ],
  [
    "a table without its state",
    customizations(/PhysicalName="statecode"/, 'PhysicalName="tst_State"'),
    "reader/system-column",
    TABLE,
  ],
  [
    "a view of another table",
    customizations('<entity name="tst_item">', '<entity name="tst_items">'),
    "reader/view",
    "",
  ],
  [
    "a view that shows what it does not fetch",
    customizations('<cell name="tst_name" width="300" />', '<cell name="tst_kind" width="300" />'),
    "reader/view",
    "",
  ],
  [
    "a view that jumps by no column",
    customizations('jump="tst_name"', 'jump="tst_nmae"'),
    "reader/view",
    "",
  ],
  [
    "a view whose rows have no id",
    customizations('id="tst_itemid"', 'id="tst_id"'),
    "reader/view",
    "",
  ],
  [
    "a cell id that stands twice",
    customizations(
      '<cell><control id="tst_name" datafieldname="tst_name" /></cell>',
      '<cell id="{a}"><control id="tst_name" datafieldname="tst_name" /></cell><cell id="{A}" />',
    ),
    "reader/form",
    "",
  ],
  [
    "a text shown as a lookup",
    customizations(
      '<control id="tst_name"',
      '<control id="tst_name" classid="{270BD3DB-D9AF-4782-9025-509E298DEC0A}"',
    ),
    "reader/form",
    "",
  ],
  [
    "a lookup shown as a text",
    customizations(
      '<control id="tst_name" datafieldname="tst_name" />',
      '<control id="x" datafieldname="tst_opportunityid" classid="{4273edbd-ac1d-40d3-9fb2-095c621b552d}" />',
    ),
    "reader/form",
    "",
  ],
  [
    "a cascade of another field",
    customizations("<CascadeAssign>NoCascade", "<CascadeAssign>RemoveLink"),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a cascade that is none",
    customizations("<CascadeDelete>RemoveLink", "<CascadeDelete>Delete"),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a relationship without roles",
    customizations(/<EntityRelationshipRoles>[\s\S]*?<\/EntityRelationshipRoles>/, ""),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a relationship without the name of its lookup",
    customizations("<NavigationPropertyName>tst_OpportunityId</NavigationPropertyName>", ""),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a second relationship of a lookup",
    beside("<ReferencedEntityName>Opportunity", "<ReferencedEntityName>Account"),
    "reader/relationship",
    "/tst_second",
  ],
  [
    "a relationship to a table of the house that is nowhere",
    customizations("<ReferencedEntityName>Opportunity", "<ReferencedEntityName>tst_Nowhere"),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a relationship with a very long name",
    customizations(/tst_item_opportunity/g, `tst_${"r".repeat(97)}`),
    "reader/name",
    "r".repeat(97),
  ],
  [
    "labels without the base language",
    both(
      customizations(
        'description="Kind" languagecode="1033"',
        'description="Art" languagecode="1031"',
      ),
      customizations(
        "<Language>1033</Language>",
        "<Language>1033</Language><Language>1031</Language>",
      ),
    ),
    "reader/language",
    "/displaynames",
  ],
  [
    "a base language that is not listed",
    solution('languagecode="1033" generatedBy', 'languagecode="1036" generatedBy'),
    "reader/language",
    "/Languages/1036",
  ],
  [
    "a root with a behavior that is none",
    solution('schemaName="tst_item" behavior="0"', 'schemaName="tst_item" behavior="3"'),
    "reader/root-behavior",
    "/RootComponents/tst_item",
  ],
  [
    "a choice that is a shell",
    solution('schemaName="tst_kind" behavior="0"', 'schemaName="tst_kind" behavior="2"'),
    "reader/root-behavior",
    "/RootComponents/tst_kind",
  ],
  [
    "an own table that is a shell",
    solution('schemaName="tst_item" behavior="0"', 'schemaName="tst_item" behavior="2"'),
    "reader/root-behavior",
    "/RootComponents/tst_item",
  ],
  [
    "no word about the app that brings opportunities",
    solution(/<MissingDependencies>[\s\S]*<\/MissingDependencies>/, "<MissingDependencies />"),
    "reader/dependency",
    "/MissingDependencies",
  ],
  [
    "a part that belongs to no solution",
    solution("msdynce_Sales (9.0.4.0076)", "Active"),
    "reader/dependency",
    "/MissingDependencies",
  ],
  [
    "a state and a status of different states",
    customizations("<StatusCode>1</StatusCode>", "<StatusCode>2</StatusCode>"),
    "reader/flow-node",
    PARENT,
  ],
  [
    "a state that flows do not have",
    customizations("<StateCode>0</StateCode>", "<StateCode>3</StateCode>"),
    "reader/flow-node",
    PARENT,
  ],
  [
    "a flow with a table",
    customizations("<PrimaryEntity>none", "<PrimaryEntity>opportunity"),
    "reader/flow-node",
    PARENT,
  ],
  [
    "a flow that is no definition",
    customizations("<Type>1<", "<Type>2<"),
    "reader/flow-node",
    PARENT,
  ],
  ["a flow of one user", customizations("<Scope>4<", "<Scope>1<"), "reader/flow-node", PARENT],
  [
    "a flow with two names",
    customizations('description="Parent"', 'description="Other"'),
    "reader/flow-node",
    PARENT,
  ],
  [
    "a flow with two descriptions",
    both(
      customizations('Name="Parent"', 'Name="Parent" Description="One"'),
      customizations(
        'description="Parent" /></LocalizedNames>',
        'description="Parent" /></LocalizedNames><Descriptions><Description languagecode="1033" description="Two" /></Descriptions>',
      ),
    ),
    "reader/flow-node",
    PARENT,
  ],
  [
    "a connector by its short name",
    customizations(
      "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps<",
      "shared_commondataserviceforapps<",
    ),
    "reader/connection-reference",
    "/tst_Dataverse",
  ],
  [
    "somebody's connection",
    customizations("<connectorid>", "<connectionid>1</connectionid><connectorid>"),
    "reader/connection-reference",
    "/tst_Dataverse",
  ],
  [
    "a variable in another order",
    variable(
      /<defaultvalue>2.5<\/defaultvalue>([\s\S]*)<type>/,
      "<type>100000001</type><defaultvalue>2.5</defaultvalue><type>",
    ),
    "reader/child-order",
    "",
  ],
  [
    "a flow without properties",
    (parts) => ({
      ...parts,
      [CHILD_FILE]: JSON.stringify(JSON.parse(parts[CHILD_FILE] ?? "").properties),
    }),
    "reader/flow-layout",
    "",
  ],
];

const findingsOf = (plant: Plant, name = "a.zip") =>
  readZip(zipOfParts(plant(SOUND)), name).findings.map(({ code, severity, at }) => ({
    code,
    severity,
    pointer: at.in === "part" ? at.pointer : "",
  }));

test.each(ROWS)("%s is told", (_, plant, code, pointer) => {
  const told = findingsOf(plant).filter((one) => one.code === code && one.severity !== "info");
  expect(told.filter((one) => one.pointer.endsWith(pointer))).not.toEqual([]);
});

test("a Length below twice the longest is only noted: a template of Microsoft's has one", () => {
  const short = inName("<Length>200</Length>", "<Length>100</Length>");
  const told = findingsOf(short).filter(({ code }) => code === "reader/column-type");
  expect(told.map(({ severity }) => severity)).toEqual(["info"]);
});

test.each([
  ["0", "TestItems_1_0_0_0_managed.zip", 1],
  ["1", "TestItems_1_0_0_0.zip", 1],
  ["1", "release/TestItems_1_0_0_0_managed.zip", 0],
  ["0", "C:\\TestItems_1_0_0_0.zip", 0],
  ["1", "anything.zip", 0],
])("Managed %s in %s", (managed, name, count) => {
  const plant: Plant =
    managed === "0" ? (parts) => parts : solution("<Managed>0", `<Managed>${managed}`);
  const told = findingsOf(plant, name).filter(({ code }) => code === "reader/managed");
  expect(told).toHaveLength(count);
});

/** What real exports do, although the facts leave it open or say otherwise. */
test.each<readonly [string, Plant]>([
  ["a name that begins with a digit", solution("<UniqueName>TestItems", "<UniqueName>1stItems")],
  [
    "no list of choices where there are none",
    both(
      customizations(/<optionsets>[\s\S]*<\/optionsets>/, ""),
      solution(/<RootComponent type="9"[^>]*>/, ""),
      customizations(
        "<OptionSetName>tst_kind</OptionSetName>",
        '<optionset Name="tst_item_tst_kind"><OptionSetType>picklist</OptionSetType></optionset>',
      ),
    ),
  ],
  [
    "a root without a behavior",
    solution('schemaName="tst_item" behavior="0"', 'schemaName="tst_item"'),
  ],
  ["flags as words", inName("<IsCustomField>1", "<IsCustomField>true")],
  ["a Length from when the text was longer", inName("<Length>200", "<Length>1700")],
  [
    "a virtual table without system columns",
    both(
      customizations(
        "<OwnershipTypeMask>",
        "<DataProviderId>{b581d5dc-72e1-ea11-a81e-000d3af5fff1}</DataProviderId><OwnershipTypeMask>",
      ),
      customizations(/<attribute PhysicalName="statecode">[\s\S]*?<\/attribute>/, ""),
    ),
  ],
  [
    "a view that fetches the version of rows",
    customizations(
      '<attribute name="tst_name" />',
      '<attribute name="tst_name" /><attribute name="versionnumber" />',
    ),
  ],
  ["a variable without a name for people", variable(/<displayname[\s\S]*<\/displayname>/, "")],
  [
    "a date shown by the control of lookups",
    both(
      customizations(
        'datafieldname="tst_name"',
        'datafieldname="createdon" classid="{270BD3DB-D9AF-4782-9025-509E298DEC0A}"',
      ),
    ),
  ],
])("%s is no error, and needs no second word", (_, plant) => {
  const told = findingsOf(plant).filter(({ severity }) => severity !== "info");
  expect(told.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(told.length).toBeLessThan(2);
});

test("the parts that rows are planted in are sound", () => {
  expect(findingsOf((parts) => parts)).toEqual([]);
});
