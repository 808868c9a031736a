// Attributes and children that the official schemas and every solution seen so far know
// (solution-format.md §19, §23): an element, its attributes, and behind > its children where it is part of a
// form, a view's layout or its query.

/** At any element; so may what begins with xmlns, xsi: or id. */
export const EVERYWHERE: readonly string[] = ["unmodified", "solutionaction", "addedby"];

/** Of solution.xml, customizations.xml and the definitions of variables. */
export const OF_DOCUMENTS = `
ImportExportXml: CRMServerServiceabilityVersion OrganizationSchemaType OrganizationType
  OrganizationVersion SolutionPackageVersion TenantId generatedBy languagecode version
Entities:
Roles:
Workflows:
EntityRelationships:
optionsets:
connectionreferences:
Languages:
FieldSecurityProfiles:
Templates:
EntityMaps:
OrganizationSettings:
CustomControls:
EntityDataProviders:
SolutionManifest:
UniqueName:
LocalizedNames:
LocalizedName: description languagecode
Descriptions:
Description: description languagecode
Version:
Managed:
Publisher:
EMailAddress:
SupportingWebsiteUrl:
CustomizationPrefix:
CustomizationOptionValuePrefix:
Addresses:
Address:
RootComponents:
RootComponent: behavior id schemaName type
MissingDependencies:
MissingDependency:
Required: displayName id parentDisplayName parentSchemaName schemaName solution type
Dependent: displayName id name parentDisplayName parentSchemaName schemaName type
package: appName version
Entity:
EntityInfo:
entity: Name
LocalizedCollectionNames:
LocalizedCollectionName: description languagecode
attributes:
attribute: IsIncludeAttribute Name PhysicalName SortDescending order
EntityKeys:
EntityKey:
EntityKeyAttributes:
FormXml: id
forms: type
systemform:
SavedQueries:
savedqueries: entity morerecords paging-cookie version
savedquery:
displaynames:
displayname: default description languagecode
LookupTypes:
LookupType: id
optionset: Name description localizedName
options:
option: Color ExternalValue IsHidden id value
labels:
label: description languagecode
states:
state: Color IsHidden defaultstatus invariantname value
statuses:
status: Color IsHidden TransitionData defaultstatus state value
EntityRelationship: Name
EntityRelationshipRoles:
EntityRelationshipRole:
CustomLabels:
CustomLabel: description languagecode
RelationshipDescription:
Workflow: Description Name WorkflowId
connectionreference: connectionreferencelogicalname
Role: id isinherited name
RolePrivileges:
RolePrivilege: level name
Name: LocalizedName OriginalName
environmentvariabledefinition: schemaname
parentdefinitionid:
description: default
`;

/** Inside of `<form>`; what `parameters` hold is a control's own. */
export const OF_FORMS = `
form: enablerelatedinformation hasmargin headerdensity maxWidth relatedInformationCollapsed
  showImage shownavigationbar > DisplayConditions Navigation RibbonDiffXml ancestor
  clientresources controlDescriptions events externaldependencies footer formLibraries
  formparameters header hiddencontrols tabs
ancestor: id >
hiddencontrols: > data
data: classid datafieldname id relationship >
tabs: dashboardCategory entityview filterby primaryentitylogicalname showlabels tilespresent
  timeframe > tab
tab: IsUserDefined availableforphone collapsible contenttype expanded group id labelid locklevel
  name ordinalvalue showlabel verticallayout visible > columns events labels tabfooter tabheader
columns: > column
column: id width > sections
sections: > section
section: IsUserDefined autoexpand availableforphone celllabelalignment celllabelposition columns
  group height id labelid labelwidth layout locklevel name ordinalvalue rowheight showbar
  showlabel visible > labels rows
rows: > row
row: height > cell
cell: auto availableforphone colspan id ischartcell ispreviewcell isstreamcell istilecell
  labelid locklevel ordinalvalue rowspan showlabel userspacer visible > control events labels
control: classid datafieldname disabled id indicationOfSubgrid isrequired isunbound labelid
  relationship uniqueid > labels parameters
labels: > label
label: description languagecode >
events: > event
event: BehaviorInBulkEditForm active application attribute control eventType name relationship >
  Handlers InternalHandlers dependencies
Handlers: > Handler
InternalHandlers: > Handler
Handler: enabled functionName handlerUniqueId libraryName ordinalvalue parameters
  passExecutionContext > dependencies
dependencies: > dependency
dependency: id >
header: availableforphone celllabelalignment celllabelposition columns id labelwidth > rows
footer: availableforphone celllabelalignment celllabelposition columns id labelwidth > rows
Navigation: > NavBar NavBarAreas
NavBar: ValidForCreate ValidForUpdate > NavBarByRelationshipItem NavBarItem
NavBarAreas: > NavBarArea
NavBarArea: Id > Titles
NavBarByRelationshipItem: Area AvailableOffline Client Icon Id RelationshipName Sequence Show
  TitleResourceId ViewId > Privileges Titles ToolTip
Privileges: > Privilege
Privilege: Entity Privilege >
Titles: > Title
Title: LCID Text >
formLibraries: > Library
Library: libraryUniqueId name >
formparameters: > querystringparameter
querystringparameter: name type >
clientresources: > internalresources isvresources
internalresources: > clientincludes clientvariables
clientincludes: > internalcssfile internaljscriptfile webresource
internaljscriptfile: src >
clientvariables: > internaljscriptvariable
internaljscriptvariable: name resourceid >
DisplayConditions: FallbackForm Order > Everyone Role
Role: Id >
Everyone: >
controlDescriptions: > controlDescription
controlDescription: forControl > customControl
customControl: formFactor id name version > parameters
`;

/** Inside of `<fetchxml>`. */
export const OF_QUERIES = `
fetch: aggregate count distinct mapping min-active-row-version no-lock output-format page
  paging-cookie returntotalrecordcount top
  utc-offset version datasource latematerialize options useraworderby > entity order
entity: enableprefiltering name prefilterparametername > all-attributes attribute filter
  link-entity order
attribute: aggregate alias build dategrouping distinct groupby name rowaggregate usertimezone >
order: alias attribute descending entityname >
link-entity: alias enableprefiltering from intersect link-type name prefilterparametername to
  visible > all-attributes attribute filter link-entity order
filter: column hint isquickfindfields operator overridequickfindrecordlimitdisabled
  overridequickfindrecordlimitenabled type value > condition filter link-entity
condition: aggregate alias attribute column entityname operator rowaggregate uihidden uiname
  uitype value valueof > value
all-attributes: >
value: uiname uitype >
`;

/** Inside of `<layoutxml>`. */
export const OF_LAYOUTS = `
grid: icon iconrenderer jump multiobjectidfield name object preview previewrows select > row
row: id layoutstyle multiobjectidfield name > cell
cell: LabelId cellType desc disableMetaDataBinding disableSorting imageproviderfunctionname
  imageproviderwebresource ishidden name relatedentityattr relatedentityname relationshipid
  relationshipname width >
`;
