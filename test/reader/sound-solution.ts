import { type ZipSpeech, zipOf } from "./zip/zip-writer.ts";

/** The parts of a small solution without a fault, by path; tests plant one fault each. */
export type Parts = Readonly<Record<string, string>>;

export const FLOW_ID = "11111111-1111-4111-8111-111111111111";
export const CHILD_ID = "22222222-2222-4222-8222-222222222222";
export const VIEW_ID = "33333333-3333-4333-8333-333333333333";
export const FORM_ID = "44444444-4444-4444-8444-444444444444";
export const ROLE_ID = "55555555-5555-4555-8555-555555555555";

export const FLOW_FILE = `Workflows/Parent-${FLOW_ID.toUpperCase()}.json`;
export const CHILD_FILE = `Workflows/Child-${CHILD_ID.toUpperCase()}.json`;
export const VARIABLE_FILE =
  "environmentvariabledefinitions/tst_Amount/environmentvariabledefinition.xml";

const label = (text: string): string => `description="${text}" languagecode="1033"`;

export const flowNode = (id: string, name: string, file: string): string => `
    <Workflow WorkflowId="{${id}}" Name="${name}">
      <JsonFileName>/${file}</JsonFileName><Type>1</Type><Subprocess>0</Subprocess>
      <Category>5</Category><Mode>0</Mode><Scope>4</Scope><OnDemand>0</OnDemand>
      <TriggerOnCreate>0</TriggerOnCreate><TriggerOnDelete>0</TriggerOnDelete>
      <AsyncAutodelete>0</AsyncAutodelete><SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure>
      <StateCode>0</StateCode><StatusCode>1</StatusCode><RunAs>1</RunAs>
      <IsTransacted>1</IsTransacted><IntroducedVersion>1.0.0.0</IntroducedVersion>
      <PrimaryEntity>none</PrimaryEntity>
      <LocalizedNames><LocalizedName languagecode="1033" description="${name}" /></LocalizedNames>
    </Workflow>`;

const flowFile = (actions: string): string => `{
  "properties": {
    "connectionReferences": {
      "shared_commondataserviceforapps": {
        "runtimeSource": "embedded",
        "connection": { "connectionReferenceLogicalName": "tst_Dataverse" },
        "api": { "name": "shared_commondataserviceforapps" }
      }
    },
    "definition": {
      "$schema": "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
      "contentVersion": "1.0.0.0",
      "parameters": {},
      "triggers": { "manual": { "type": "Request", "kind": "Http" } },
      "actions": ${actions}
    },
    "templateName": ""
  },
  "schemaVersion": "1.0.0.0"
}`;

const column = (name: string, type: string, tail: string, mask = "ValidForForm"): string => `
          <attribute PhysicalName="${name}">
            <Type>${type}</Type><Name>${name.toLowerCase()}</Name>
            <LogicalName>${name.toLowerCase()}</LogicalName><RequiredLevel>none</RequiredLevel>
            <DisplayMask>${mask}</DisplayMask><ValidForUpdateApi>1</ValidForUpdateApi>
            <ValidForReadApi>1</ValidForReadApi><ValidForCreateApi>1</ValidForCreateApi>
            <IsCustomField>1</IsCustomField><IntroducedVersion>1.0.0.0</IntroducedVersion>${tail}
            <displaynames><displayname ${label(name)} /></displaynames>
          </attribute>`;

const STATES = `<optionset Name="tst_item_statecode"><OptionSetType>state</OptionSetType><states>
              <state value="0" defaultstatus="1" invariantname="Active"><labels><label ${label("Active")} /></labels></state>
              <state value="1" defaultstatus="2" invariantname="Inactive"><labels><label ${label("Inactive")} /></labels></state>
            </states></optionset>`;
const STATUSES = `<optionset Name="tst_item_statuscode"><OptionSetType>status</OptionSetType><statuses>
              <status value="1" state="0"><labels><label ${label("Active")} /></labels></status>
              <status value="2" state="1"><labels><label ${label("Inactive")} /></labels></status>
            </statuses></optionset>`;

/** What Dataverse gives every table that users own. */
const SYSTEM_COLUMNS = [
  ["CreatedBy", "lookup"],
  ["CreatedOn", "datetime"],
  ["CreatedOnBehalfBy", "lookup"],
  ["ImportSequenceNumber", "int"],
  ["ModifiedBy", "lookup"],
  ["ModifiedOn", "datetime"],
  ["ModifiedOnBehalfBy", "lookup"],
  ["OverriddenCreatedOn", "datetime"],
  ["OwnerId", "owner"],
  ["OwningBusinessUnit", "lookup"],
  ["OwningTeam", "lookup"],
  ["OwningUser", "lookup"],
  ["statecode", "state", STATES],
  ["statuscode", "status", STATUSES],
  ["TimeZoneRuleVersionNumber", "int"],
  ["UTCConversionTimeZoneCode", "int"],
]
  .map(([name = "", type = "", tail = ""]) =>
    column(name, type, tail).replace("<IsCustomField>1<", "<IsCustomField>0<"),
  )
  .join("");

export const RIBBON =
  '<RibbonDiffXml><CustomActions /><Templates><RibbonTemplates Id="Mscrm.Templates" /></Templates><CommandDefinitions /><RuleDefinitions /><LocLabels /></RibbonDiffXml>';

const numbered = (id: string, number: number): string => id.slice(0, -1) + number;

/** Beside the view of all rows: one for each other purpose (solution-format.md §8). */
const OTHER_VIEWS = ["1", "2", "4", "64"]
  .map(
    (kind, index) => `<savedquery>
        <isdefault>1</isdefault><savedqueryid>{${numbered(VIEW_ID, index + 4)}}</savedqueryid>
        <layoutxml><grid name="resultset" jump="tst_name"><row name="result" id="tst_itemid">
          <cell name="tst_name" width="300" />
        </row></grid></layoutxml>
        <querytype>${kind}</querytype>
        <fetchxml><fetch><entity name="tst_item"><attribute name="tst_name" />${
          kind === "4" ? '<filter type="or" isquickfindfields="1" />' : ""
        }</entity></fetch></fetchxml>
        <LocalizedNames><LocalizedName ${label(`Items ${kind}`)} /></LocalizedNames>
      </savedquery>`,
  )
  .join("");

const OTHER_FORMS = ["quick", "card"]
  .map(
    (type, index) => `<forms type="${type}"><systemform>
        <formid>{${numbered(FORM_ID, index + 5)}}</formid><IntroducedVersion>1.0.0.0</IntroducedVersion>
        <form><tabs /></form>
        <LocalizedNames><LocalizedName ${label(type)} /></LocalizedNames>
      </systemform></forms>`,
  )
  .join("");

const relationship = `
    <EntityRelationship Name="tst_item_opportunity">
      <EntityRelationshipType>OneToMany</EntityRelationshipType><IsCustomizable>1</IsCustomizable>
      <IntroducedVersion>1.0.0.0</IntroducedVersion><IsHierarchical>0</IsHierarchical>
      <ReferencingEntityName>tst_Item</ReferencingEntityName>
      <ReferencedEntityName>Opportunity</ReferencedEntityName>
      <CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>RemoveLink</CascadeDelete>
      <CascadeArchive>RemoveLink</CascadeArchive><CascadeReparent>NoCascade</CascadeReparent>
      <CascadeShare>NoCascade</CascadeShare><CascadeUnshare>NoCascade</CascadeUnshare>
      <CascadeRollupView>NoCascade</CascadeRollupView>
      <IsValidForAdvancedFind>1</IsValidForAdvancedFind>
      <ReferencingAttributeName>tst_OpportunityId</ReferencingAttributeName>
      <EntityRelationshipRoles>
        <EntityRelationshipRole>
          <NavPaneDisplayOption>UseLabel</NavPaneDisplayOption>
          <NavigationPropertyName>tst_OpportunityId</NavigationPropertyName>
          <CustomLabels><CustomLabel ${label("Parts")} /></CustomLabels>
          <RelationshipRoleType>1</RelationshipRoleType>
        </EntityRelationshipRole>
        <EntityRelationshipRole>
          <NavigationPropertyName>tst_item_opportunity</NavigationPropertyName>
          <RelationshipRoleType>0</RelationshipRoleType>
        </EntityRelationshipRole>
      </EntityRelationshipRoles>
    </EntityRelationship>`;

/** What Dataverse relates every table that users own to. */
const SYSTEM_TIES = [
  ["business_unit_tst_item", "BusinessUnit", "OwningBusinessUnit"],
  ["lk_tst_item_createdby", "SystemUser", "CreatedBy"],
  ["lk_tst_item_modifiedby", "SystemUser", "ModifiedBy"],
  ["owner_tst_item", "Owner", "OwnerId"],
  ["team_tst_item", "Team", "OwningTeam"],
  ["user_tst_item", "SystemUser", "OwningUser"],
] as const;
/** Relationships that come after the one that the solution makes. */
export const SYSTEM_NAMES = SYSTEM_TIES.map(([name]) => name);
const SYSTEM_RELATIONSHIPS = SYSTEM_TIES.map(
  ([name, referenced, attribute]) => `
    <EntityRelationship Name="${name}">
      <EntityRelationshipType>OneToMany</EntityRelationshipType>
      <ReferencingEntityName>tst_Item</ReferencingEntityName>
      <ReferencedEntityName>${referenced}</ReferencedEntityName>
      <CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>NoCascade</CascadeDelete>
      <CascadeReparent>NoCascade</CascadeReparent><CascadeShare>NoCascade</CascadeShare>
      <CascadeUnshare>NoCascade</CascadeUnshare>
      <ReferencingAttributeName>${attribute}</ReferencingAttributeName>
    </EntityRelationship>`,
).join("");

const CUSTOMIZATIONS = `<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Entities>
    <Entity>
      <Name LocalizedName="Opportunity" OriginalName="">Opportunity</Name>
      <EntityInfo><entity Name="Opportunity">
        <attributes>${column("tst_Score", "int", "<MinValue>0</MinValue><MaxValue>10</MaxValue>", "ReadOnlyInUI|ValidForForm")}
        </attributes>
      </entity></EntityInfo>
      ${RIBBON}
    </Entity>
    <Entity>
      <Name LocalizedName="Item" OriginalName="Item">tst_Item</Name>
      <EntityInfo><entity Name="tst_Item">
        <LocalizedNames><LocalizedName ${label("Item")} /></LocalizedNames>
        <LocalizedCollectionNames><LocalizedCollectionName ${label("Items")} /></LocalizedCollectionNames>
        <attributes>${column("tst_ItemId", "primarykey", "")}${column("tst_Name", "nvarchar", "<Format>text</Format><MaxLength>100</MaxLength><Length>200</Length>", "PrimaryName|ValidForForm")}${column("tst_Kind", "picklist", "<AppDefaultValue>-1</AppDefaultValue><OptionSetName>tst_kind</OptionSetName>")}${column("tst_OpportunityId", "lookup", "<LookupStyle>single</LookupStyle><LookupTypes />")}${SYSTEM_COLUMNS}
        </attributes>
        <EntitySetName>tst_items</EntitySetName><OwnershipTypeMask>UserOwned</OwnershipTypeMask>
        <IsQuickCreateEnabled>1</IsQuickCreateEnabled><IntroducedVersion>1.0.0.0</IntroducedVersion>
        <ChangeTrackingEnabled>0</ChangeTrackingEnabled>
      </entity></EntityInfo>
      <FormXml><forms type="main"><systemform>
        <formid>{${FORM_ID}}</formid><IntroducedVersion>1.0.0.0</IntroducedVersion>
        <form><tabs><tab><columns><column><sections>
          <section name="general"><labels><label ${label("General")} /></labels>
            <rows><row><cell><control id="tst_name" datafieldname="tst_name" /></cell></row></rows>
          </section>
        </sections></column></columns></tab></tabs></form>
        <LocalizedNames><LocalizedName ${label("Information")} /></LocalizedNames>
      </systemform></forms>${OTHER_FORMS}</FormXml>
      <SavedQueries><savedqueries><savedquery>
        <isdefault>1</isdefault><savedqueryid>{${VIEW_ID}}</savedqueryid>
        <layoutxml><grid name="resultset" jump="tst_name"><row name="result" id="tst_itemid">
          <cell name="tst_name" width="300" />
        </row></grid></layoutxml>
        <querytype>0</querytype>
        <fetchxml><fetch><entity name="tst_item"><attribute name="tst_name" />
          <order attribute="tst_name" descending="true" /></entity></fetch></fetchxml>
        <LocalizedNames><LocalizedName ${label("Active Items")} /></LocalizedNames>
      </savedquery>${OTHER_VIEWS}</savedqueries></SavedQueries>
      ${RIBBON}
    </Entity>
  </Entities>
  <Roles>
    <Role id="{${ROLE_ID}}" name="Item Keeper"><IsCustomizable>1</IsCustomizable><RolePrivileges>
      <RolePrivilege name="prvReadtst_Item" level="Global" /></RolePrivileges></Role>
  </Roles>
  <Workflows>${flowNode(FLOW_ID, "Parent", FLOW_FILE)}${flowNode(CHILD_ID, "Child", CHILD_FILE)}
  </Workflows>
  <FieldSecurityProfiles /><Templates /><EntityMaps />
  <EntityRelationships>${relationship}${SYSTEM_RELATIONSHIPS}
  </EntityRelationships>
  <OrganizationSettings />
  <optionsets>
    <optionset Name="tst_kind"><OptionSetType>picklist</OptionSetType>
      <displaynames><displayname ${label("Kind")} /></displaynames>
      <options><option value="1"><labels><label ${label("Small")} /></labels></option></options>
    </optionset>
  </optionsets>
  <CustomControls /><EntityDataProviders />
  <connectionreferences>
    <connectionreference connectionreferencelogicalname="tst_Dataverse">
      <connectionreferencedisplayname>Dataverse</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps</connectorid>
      <iscustomizable>1</iscustomizable><statecode>0</statecode><statuscode>1</statuscode>
    </connectionreference>
  </connectionreferences>
  <Languages><Language>1033</Language></Languages>
</ImportExportXml>`;

const SOLUTION = `<ImportExportXml version="9.2.24064.210" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive">
  <SolutionManifest>
    <UniqueName>TestItems</UniqueName>
    <LocalizedNames><LocalizedName ${label("Test items")} /></LocalizedNames>
    <Descriptions />
    <Version>1.0.0.0</Version>
    <Managed>0</Managed>
    <Publisher>
      <UniqueName>tester</UniqueName>
      <LocalizedNames><LocalizedName ${label("Tester")} /></LocalizedNames>
      <Descriptions />
      <EMailAddress></EMailAddress>
      <SupportingWebsiteUrl></SupportingWebsiteUrl>
      <CustomizationPrefix>tst</CustomizationPrefix>
      <CustomizationOptionValuePrefix>12345</CustomizationOptionValuePrefix>
      <Addresses />
    </Publisher>
    <RootComponents>
      <RootComponent type="1" schemaName="opportunity" behavior="2" />
      <RootComponent type="1" schemaName="tst_item" behavior="0" />
      <RootComponent type="9" schemaName="tst_kind" behavior="0" />
      <RootComponent type="20" id="{${ROLE_ID}}" behavior="0" />
      <RootComponent type="29" id="{${FLOW_ID}}" behavior="0" />
      <RootComponent type="29" id="{${CHILD_ID}}" behavior="0" />
    </RootComponents>
    <MissingDependencies>
      <MissingDependency>
        <Required type="1" schemaName="opportunity" displayName="Opportunity" solution="msdynce_Sales (9.0.4.0076)" />
        <Dependent type="1" schemaName="opportunity" displayName="Opportunity" />
      </MissingDependency>
    </MissingDependencies>
  </SolutionManifest>
</ImportExportXml>`;

export const SOUND: Parts = {
  "customizations.xml": CUSTOMIZATIONS,
  "solution.xml": SOLUTION,
  [FLOW_FILE]: flowFile(
    `{ "Say": { "runAfter": {}, "type": "Compose", "inputs": "@triggerBody()" } }`,
  ),
  [CHILD_FILE]: flowFile("{}"),
  [VARIABLE_FILE]: `<environmentvariabledefinition schemaname="tst_Amount">
  <defaultvalue>2.5</defaultvalue>
  <displayname default="Amount"><label ${label("Amount")} /></displayname>
  <introducedversion>1.0.0.0</introducedversion><iscustomizable>1</iscustomizable>
  <isrequired>0</isrequired><secretstore>0</secretstore><type>100000001</type>
</environmentvariabledefinition>`,
  "[Content_Types].xml": `\ufeff<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /><Default Extension="json" ContentType="application/octet-stream" /></Types>`,
};

export const zipOfParts = (parts: Parts): Uint8Array =>
  zipOf(Object.entries(parts).map(([name, content]): ZipSpeech => ({ name, content })));
