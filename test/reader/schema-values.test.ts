import { expect, test } from "vitest";
import { customizations, type Plant, variable } from "./deviation.ts";
import { expectPlantTold, toldOf } from "./planted.ts";
import { FORM_ID, ROLE_ID, VIEW_ID } from "./sound-solution.ts";

type Row = readonly [what: string, plant: Plant, code: string, pointer: string];

const within = (start: RegExp, from: string, to: string): Plant =>
  customizations(new RegExp(`(?<=${start.source}[\\s\\S]*?)${from}`), to);
const inColumn = (name: string, from: string, to: string): Plant =>
  within(new RegExp(`PhysicalName="${name}">`), from, to);
const inName = (from: string, to: string): Plant => inColumn("tst_Name", from, to);
const inRelationship = (from: string, to: string): Plant =>
  within(/Name="tst_item_opportunity">/, from, to);
const without = (from: string | RegExp): Plant => customizations(from, "");
/** Another type of the column that the table of others gets. */
const becoming = (type: string, tail: string): Plant =>
  customizations(
    /<Type>int<\/Type>([\s\S]*?)<MinValue>0<\/MinValue><MaxValue>10<\/MaxValue>/,
    (_, between) => `<Type>${type}</Type>${between}${tail}`,
  );
const filtered = (condition: string): Plant =>
  customizations(
    '<order attribute="tst_name"',
    `<filter>${condition}</filter><order attribute="tst_name"`,
  );

const VIEW = `/SavedQueries/{${VIEW_ID}}`;
const FORM = `{${FORM_ID}}`;
const SCORE = "/Opportunity/tst_Score";
const STATE = "/Entities/tst_Item";

/** What the official schema types, or every export says (solution-format.md §4 to §15, §19, §23). */
const ROWS: readonly Row[] = [
  [
    "a column twice the type",
    inName("<Type>", "<Type>ntext</Type><Type>"),
    "reader/duplicate",
    "/tst_Name/Type",
  ],
  [
    "a column without a logical name",
    inName("<LogicalName>[^<]*</LogicalName>", ""),
    "reader/missing-element",
    "/tst_Name",
  ],
  [
    "a level of need that is none",
    inName("<RequiredLevel>none", "<RequiredLevel>ApplicationRequired"),
    "reader/word",
    "/tst_Name/RequiredLevel",
  ],
  [
    "a place where no column is",
    inName("<DisplayMask>PrimaryName", "<DisplayMask>PrimaryName|ValidForFun"),
    "reader/word",
    "/tst_Name/DisplayMask",
  ],
  [
    "a version in words",
    inName("<IntroducedVersion>1.0.0.0", "<IntroducedVersion>one"),
    "reader/number",
    "/tst_Name/IntroducedVersion",
  ],
  [
    "a length of half a character",
    inName("<MaxLength>100", "<MaxLength>1.5"),
    "reader/number",
    "/tst_Name/MaxLength",
  ],
  [
    "a text without a length",
    inName("<Length>200</Length>", ""),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "a number of more than 32 bits",
    customizations("<MaxValue>10<", "<MaxValue>99999999999<"),
    "reader/column-type",
    SCORE,
  ],
  [
    "a whole number from a half on",
    customizations("<MinValue>0<", "<MinValue>0.5<"),
    "reader/column-type",
    SCORE,
  ],
  [
    "an amount without decimals",
    becoming("money", "<MinValue>0</MinValue><MaxValue>1</MaxValue>"),
    "reader/column-type",
    SCORE,
  ],
  [
    "a point in time without a behavior",
    becoming("datetime", "<Format>date</Format>"),
    "reader/column-type",
    SCORE,
  ],
  [
    "a day with a time",
    becoming("datetime", "<Format>datetime</Format><Behavior>2</Behavior>"),
    "reader/column-type",
    SCORE,
  ],
  [
    "a choice without options",
    without("<OptionSetName>tst_kind</OptionSetName>"),
    "reader/column-type",
    "/tst_Kind",
  ],
  [
    "a default in words",
    customizations("<AppDefaultValue>-1", "<AppDefaultValue>none"),
    "reader/number",
    "/tst_Kind/AppDefaultValue",
  ],
  [
    "a truth value without options",
    becoming("bit", "<AppDefaultValue>1</AppDefaultValue>"),
    "reader/bit",
    SCORE,
  ],
  [
    "a truth value of a picklist",
    becoming(
      "bit",
      '<optionset Name="x"><OptionSetType>picklist</OptionSetType><options><option value="1" /><option value="0" /></options></optionset>',
    ),
    "reader/bit",
    SCORE,
  ],
  [
    "numbers of an unknown kind",
    inName(
      "<IntroducedVersion>1.0.0.0</IntroducedVersion>",
      "<IntroducedVersion>1.0.0.0</IntroducedVersion><AutoNumberFormat>N-{SEQ:5}</AutoNumberFormat>",
    ),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "numbers that do not end",
    inName(
      "<IntroducedVersion>1.0.0.0</IntroducedVersion>",
      "<IntroducedVersion>1.0.0.0</IntroducedVersion><AutoNumberFormat>N-{SEQNUM:5</AutoNumberFormat>",
    ),
    "reader/column-type",
    "/tst_Name",
  ],
  [
    "an option of more than 32 bits",
    customizations('<option value="1">', '<option value="9999999999">'),
    "reader/option",
    "/optionsets/tst_kind",
  ],
  [
    "an option without a name",
    without(`<labels><label description="Small" languagecode="1033" /></labels>`),
    "reader/missing-element",
    "/option",
  ],
  [
    "a state that begins with a reason of another",
    customizations('defaultstatus="1"', 'defaultstatus="2"'),
    "reader/state",
    STATE,
  ],
  [
    "a state that begins with a reason that is missing",
    customizations('defaultstatus="1"', 'defaultstatus="9"'),
    "reader/state",
    STATE,
  ],
  [
    "a reason of no state",
    customizations(
      '<status value="2" state="1"',
      '<status value="3" state="7" /><status value="2" state="1"',
    ),
    "reader/state",
    STATE,
  ],
  [
    "a state twice",
    customizations(
      '<state value="1"',
      '<state value="0" defaultstatus="1" invariantname="A" /><state value="1"',
    ),
    "reader/state",
    STATE,
  ],
  [
    "a reason twice",
    customizations(
      '<status value="2" state="1"',
      '<status value="1" state="0" /><status value="2" state="1"',
    ),
    "reader/state",
    STATE,
  ],
  ["a state without a name", without(' invariantname="Active"'), "reader/state", STATE],
  [
    "a table of no ownership",
    customizations("<OwnershipTypeMask>UserOwned", "<OwnershipTypeMask>Owned"),
    "reader/word",
    "/tst_Item/OwnershipTypeMask",
  ],
  [
    "a truth about a table in words",
    customizations("<ChangeTrackingEnabled>0", "<ChangeTrackingEnabled>maybe"),
    "reader/flag",
    "/tst_Item/ChangeTrackingEnabled",
  ],
  [
    "notes written as 1",
    customizations(
      "<ChangeTrackingEnabled>",
      "<HasRelatedNotes>1</HasRelatedNotes><ChangeTrackingEnabled>",
    ),
    "reader/flag",
    "/HasRelatedNotes",
  ],
  [
    "a table without a plural",
    without(/<LocalizedCollectionNames>[\s\S]*?<\/LocalizedCollectionNames>/),
    "reader/table-body",
    STATE,
  ],
  [
    "a table without a column of the system",
    without(/<attribute PhysicalName="OwningTeam">[\s\S]*?<\/attribute>/),
    "reader/system-column",
    STATE,
  ],
  [
    "a table without a relationship of the system",
    without(/<EntityRelationship Name="lk_tst_item_createdby">[\s\S]*?<\/EntityRelationship>/),
    "reader/system-relationship",
    STATE,
  ],
  [
    "a table of the organisation with an owner",
    customizations("<OwnershipTypeMask>UserOwned", "<OwnershipTypeMask>OrgOwned"),
    "reader/system-column",
    STATE,
  ],
  [
    "a lookup that names rows",
    inColumn("tst_Name", "<Type>nvarchar", "<Type>lookup"),
    "reader/primary-column",
    STATE,
  ],
  [
    "a relationship of no type",
    inRelationship("<EntityRelationshipType>OneToMany", "<EntityRelationshipType>OneToLots"),
    "reader/word",
    "/EntityRelationshipType",
  ],
  [
    "a cascade of rollups that is none",
    inRelationship("<CascadeRollupView>NoCascade", "<CascadeRollupView>No"),
    "reader/word",
    "/CascadeRollupView",
  ],
  [
    "a relationship without a cascade",
    inRelationship("<CascadeShare>NoCascade</CascadeShare>", ""),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a way to show related rows that is none",
    customizations("<NavPaneDisplayOption>UseLabel", "<NavPaneDisplayOption>Show"),
    "reader/word",
    "/NavPaneDisplayOption",
  ],
  [
    "two ends of one kind",
    customizations("<RelationshipRoleType>0", "<RelationshipRoleType>1"),
    "reader/relationship",
    "/tst_item_opportunity",
  ],
  [
    "a view of a type in words",
    customizations("<querytype>0", "<querytype>public"),
    "reader/number",
    "/savedquery/querytype",
  ],
  [
    "a view without a name",
    within(/<savedquery>/, "<LocalizedNames>[\\s\\S]*?</LocalizedNames>", ""),
    "reader/missing-element",
    "/savedquery",
  ],
  ["a view that shows nothing", without(/<layoutxml>[\s\S]*?<\/layoutxml>/), "reader/view", VIEW],
  [
    "a view written as text",
    customizations(/<fetchxml>[\s\S]*?<\/fetchxml>/, "<fetchxml>&lt;fetch /&gt;</fetchxml>"),
    "reader/view",
    VIEW,
  ],
  [
    "a view of a numbered table",
    customizations('<grid name="resultset"', '<grid name="resultset" object="10042"'),
    "reader/view",
    VIEW,
  ],
  ["a view that jumps nowhere", without(' jump="tst_name"'), "reader/view", VIEW],
  [
    "a view whose rows have another id",
    customizations('id="tst_itemid"', 'id="tst_name"'),
    "reader/view",
    VIEW,
  ],
  [
    "a cell without a column",
    customizations('<cell name="tst_name"', "<cell"),
    "reader/view",
    VIEW,
  ],
  [
    "a cell of a width in words",
    customizations('width="300"', 'width="wide"'),
    "reader/view",
    VIEW,
  ],
  [
    "a cell of a joined table that is not joined",
    customizations(
      '<cell name="tst_name" width="300" />',
      '<cell name="tst_name" width="300" /><cell name="b.name" width="9" />',
    ),
    "reader/view",
    VIEW,
  ],
  [
    "a table joined by no column",
    customizations(
      '<order attribute="tst_name"',
      '<link-entity name="opportunity" from="opportunityid" to="tst_gone" /><order attribute="tst_name"',
    ),
    "reader/view",
    VIEW,
  ],
  [
    "a view sorted in words",
    customizations('descending="true"', 'descending="yes"'),
    "reader/view",
    VIEW,
  ],
  [
    "a filter that is neither and nor or",
    filtered('<filter type="xor"><condition attribute="tst_name" operator="null" /></filter>'),
    "reader/view",
    VIEW,
  ],
  [
    "a view that compares with nothing",
    filtered('<condition attribute="tst_name" operator="eq" />'),
    "reader/view",
    VIEW,
  ],
  [
    "a view that compares a state with a word",
    filtered('<condition attribute="statecode" operator="eq" value="Active" />'),
    "reader/view",
    VIEW,
  ],
  [
    "a form without a name",
    within(/<systemform>/, "<LocalizedNames>[\\s\\S]*?</LocalizedNames>", ""),
    "reader/missing-element",
    "/systemform",
  ],
  ["a control without an id", without('id="tst_name" '), "reader/form", FORM],
  [
    "a control locked in words",
    customizations('<control id="tst_name"', '<control disabled="no" id="tst_name"'),
    "reader/flag",
    `${FORM}/disabled`,
  ],
  [
    "a section whose id is no GUID",
    customizations('<section name="general"', '<section id="general" name="general"'),
    "reader/form",
    FORM,
  ],
  [
    "a role of no level",
    customizations('level="Global"', 'level="Everywhere"'),
    "reader/word",
    "/prvReadtst_Item/level",
  ],
  [
    "a role to do what is no privilege",
    customizations('name="prvReadtst_Item"', 'name="Readtst_Item"'),
    "reader/word",
    "/name",
  ],
  [
    "a role without a name",
    customizations(`<Role id="{${ROLE_ID}}" name="Item Keeper"`, `<Role id="{${ROLE_ID}}"`),
    "reader/part-name",
    "/Roles",
  ],
  ["a flow without its mode", without("<Mode>0</Mode>"), "reader/missing-element", ""],
  [
    "a flow that is customizable in words",
    customizations("<PrimaryEntity>", "<IsCustomizable>yes</IsCustomizable><PrimaryEntity>"),
    "reader/flag",
    "/IsCustomizable",
  ],
  [
    "a connection reference that is off",
    customizations("<statecode>0", "<statecode>1"),
    "reader/word",
    "/statecode",
  ],
  [
    "a connection reference without a name for people",
    without(/<connectionreferencedisplayname>[^<]*<\/connectionreferencedisplayname>/),
    "reader/missing-element",
    "/connectionreference",
  ],
  [
    "a variable that is needed in words",
    variable("<isrequired>0", "<isrequired>maybe"),
    "reader/flag",
    "/isrequired",
  ],
  [
    "a variable of a version in words",
    variable("<introducedversion>1.0.0.0", "<introducedversion>one"),
    "reader/number",
    "/introducedversion",
  ],
];

test.each(ROWS)("%s is told", (_, plant, code, pointer) => {
  expectPlantTold(plant, code, pointer);
});

/** What real exports say. */
test.each<readonly [string, Plant]>([
  [
    "a column of the system that is needed by 0",
    inColumn("OwningTeam", "<RequiredLevel>none", "<RequiredLevel>0"),
  ],
  [
    "cascades of active rows",
    inRelationship("<CascadeAssign>NoCascade", "<CascadeAssign>ActiveOnly"),
  ],
  [
    "numbers of three parts",
    inName(
      "<IntroducedVersion>1.0.0.0</IntroducedVersion>",
      "<IntroducedVersion>1.25</IntroducedVersion><AutoNumberFormat>{DATETIMEUTC:yyyy}-{RANDSTRING:4}-{SEQNUM:5}</AutoNumberFormat>",
    ),
  ],
  [
    "a joined column",
    customizations(
      '<cell name="tst_name" width="300" />',
      '<cell name="tst_name" width="300" /><cell name="o.name" width="9" />',
    ),
  ],
  [
    "a view of columns of both sides",
    filtered('<condition attribute="tst_name" operator="eq" valueof="tst_name" />'),
  ],
])("%s is no defect", (what, plant) => {
  const planted = what === "a joined column" ? joined(plant) : plant;
  expect(toldOf(planted)).toEqual([]);
});

const joined =
  (plant: Plant): Plant =>
  (parts) =>
    customizations(
      '<order attribute="tst_name"',
      '<link-entity name="opportunity" from="opportunityid" to="tst_opportunityid" alias="o"><attribute name="name" /></link-entity><order attribute="tst_name"',
    )(plant(parts));
