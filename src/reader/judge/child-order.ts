const words = (text: string): readonly string[] => text.split(" ");

/**
 * The order of children that every real export keeps (solution-format.md §2 to §15); no two exports
 * contradict each other. `root` is the outermost element of customizations.xml.
 */
const CHILD_ORDER: Readonly<Record<string, readonly string[]>> = {
  root: words(
    "Entities Roles Workflows FieldSecurityProfiles Templates EntityImageConfigs " +
      "AttributeImageConfigs RibbonDiffXml EntityMaps EntityRelationships " +
      "EnvironmentVariables OrganizationSettings optionsets Reports Dashboards " +
      "InteractionCentricDashboards Dialogs WebResources CustomControls " +
      "SolutionPluginAssemblies SdkMessageProcessingSteps ServiceEndpoints " +
      "AppModuleSiteMaps AppModules EntityDataProviders EntityDataSources CanvasApps " +
      "Connectors AIModels msdyn_appconfig_msdyn_channelproviderset " +
      "msdyn_appconfiguration_applicationextensionset " +
      "appaction_appactionrule_classicrulesset connectionreferences msdyn_dataflows " +
      "msdyn_functions msdyn_appconfiguration_sessiontemplateset " +
      "msdyn_msdyn_paneconfig_msdyn_appconfigset " +
      "msdyn_notificationtemplate_notificationfieldset " +
      "msdyn_msdyn_prod_agentscript_msdyn_sessiontemplset " +
      "msdyn_sessiontemplate_applicationtabset Languages",
  ),
  SolutionManifest: words(
    "UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents " +
      "MissingDependencies",
  ),
  Publisher: words(
    "UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl " +
      "CustomizationPrefix CustomizationOptionValuePrefix Addresses",
  ),
  Address: words(
    "AddressNumber AddressTypeCode City County Country Fax FreightTermsCode " +
      "ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode " +
      "PostOfficeBox PrimaryContactName ShippingMethodCode StateOrProvince Telephone1 " +
      "Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset " +
      "UTCConversionTimeZoneCode",
  ),
  Entity: words(
    "Name EntityInfo FormXml SavedQueries Visualizations RibbonDiffXml " +
      "CustomControlDefaultConfigs",
  ),
  entity: words(
    "LocalizedNames LocalizedCollectionNames Descriptions attributes EntityKeys " +
      "EntitySetName IsDuplicateCheckSupported IsBusinessProcessEnabled IsRequiredOffline " +
      "IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue " +
      "IsConnectionsEnabled EntityColor IsDocumentManagementEnabled AutoCreateAccessTeams " +
      "IsOneNoteIntegrationEnabled IsKnowledgeManagementEnabled IsSLAEnabled " +
      "IsDocumentRecommendationsEnabled DataProviderId DataSourceId IsBPFEntity " +
      "OwnershipTypeMask EntityMask IsAuditEnabled IsRetrieveAuditEnabled " +
      "IsRetrieveMultipleAuditEnabled IsActivity ActivityTypeMask IsActivityParty " +
      "IsReplicated IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile " +
      "IsVisibleInMobileClient IsReadOnlyInMobileClient IsOfflineInMobileClient " +
      "DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled " +
      "IsReadingPaneEnabled IsQuickCreateEnabled SyncToExternalSearchIndex " +
      "IntroducedVersion IsCustomizable IsRenameable IsMappable CanModifyAuditSettings " +
      "CanModifyMobileVisibility CanModifyMobileClientVisibility " +
      "CanModifyMobileClientReadOnly CanModifyMobileClientOffline " +
      "CanModifyConnectionSettings CanModifyDuplicateDetectionSettings " +
      "CanModifyMailMergeSettings CanModifyQueueSettings CanCreateAttributes CanCreateForms " +
      "CanCreateCharts CanCreateViews CanModifyAdditionalSettings " +
      "CanEnableSyncToExternalSearchIndex IconMediumName IconSmallName IconVectorName " +
      "EnforceStateTransitions CanChangeHierarchicalRelationship EntityHelpUrlEnabled " +
      "EntityHelpUrl ChangeTrackingEnabled CanChangeTrackingBeEnabled " +
      "IsEnabledForExternalChannels ExternalName ExternalCollectionName " +
      "IsMSTeamsIntegrationEnabled IsSolutionAware HasRelatedNotes HasRelatedFeedback " +
      "HasRelatedActivities",
  ),
  attribute: words(
    "Type Name LogicalName RequiredLevel DisplayMask ImeMode ValidForUpdateApi " +
      "ValidForReadApi ValidForCreateApi IsCustomField IsAuditEnabled IsLogical IsSecured " +
      "IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings " +
      "CanModifyRequirementLevelSettings CanModifyAdditionalSettings SourceType " +
      "IsGlobalFilterEnabled IsSortableEnabled CanModifyGlobalFilterSettings " +
      "CanModifyIsSortableSettings ExternalName IsDataSourceSecret AutoNumberFormat " +
      "IsSearchable IsFilterable IsRetrievable IsLocalizable Format LookupStyle MinValue " +
      "MaxLength MaxValue CanChangeDateTimeBehavior Behavior Length AppDefaultValue " +
      "optionset OptionSetName Accuracy AccuracySource CalculationOf AggregateOf " +
      "LookupTypes displaynames Descriptions FormulaDefinitionFileName",
  ),
  optionset: words(
    "OptionSetType IsGlobal IntroducedVersion IsCustomizable ExternalTypeName " +
      "displaynames Descriptions states statuses options",
  ),
  EntityRelationship: words(
    "EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical " +
      "ReferencingEntityName ReferencedEntityName CascadeAssign CascadeDelete " +
      "CascadeArchive CascadeReparent CascadeShare CascadeUnshare CascadeRollupView " +
      "FirstEntityName SecondEntityName IntersectEntityName IsValidForAdvancedFind " +
      "ReferencingAttributeName RelationshipDescription EntityRelationshipRoles",
  ),
  EntityRelationshipRole: words(
    "NavPaneDisplayOption NavPaneArea NavPaneOrder NavigationPropertyName CustomLabels " +
      "RelationshipRoleType AssociationRoleOrdinal",
  ),
  savedquery: words(
    "IsCustomizable CanBeDeleted isquickfindquery isprivate isdefault savedqueryid " +
      "queryapi layoutxml querytype fetchxml IntroducedVersion LocalizedNames Descriptions",
  ),
  systemform: words(
    "formid IntroducedVersion FormPresentation FormActivationState form IsCustomizable " +
      "CanBeDeleted LocalizedNames Descriptions",
  ),
  Workflow: words(
    "JsonFileName Type Subprocess Category Mode Scope OnDemand TriggerOnCreate " +
      "TriggerOnDelete AsyncAutodelete SyncWorkflowLogOnFailure StateCode StatusCode RunAs " +
      "IsTransacted IntroducedVersion IsCustomizable BusinessProcessType " +
      "IsCustomProcessingStepAllowedForOtherPublishers BillingContext ModernFlowType " +
      "PrimaryEntity LocalizedNames Descriptions",
  ),
  connectionreference: words(
    "connectionreferencedisplayname connectorid description customconnectorid " +
      "iscustomizable promptingbehavior statecode statuscode",
  ),
  option: words("labels Descriptions"),
  displaynames: ["displayname"],
  RolePrivileges: ["RolePrivilege"],
  Role: words("IsCustomizable IsAutoAssigned Description RolePrivileges"),
  EntityKey: words(
    "Name LogicalName IntroducedVersion IsCustomizable EntityKeyAttributes displaynames",
  ),
  environmentvariabledefinition: words(
    "apiid defaultvalue description displayname introducedversion iscustomizable " +
      "isrequired parameterkey parentdefinitionid secretstore type",
  ),
  Entities: ["Entity"],
  Roles: ["Role"],
  Workflows: ["Workflow"],
  EntityRelationships: ["EntityRelationship"],
  optionsets: ["optionset"],
  connectionreferences: ["connectionreference"],
  Languages: ["Language"],
  attributes: ["attribute"],
  savedqueries: ["savedquery"],
  RootComponents: ["RootComponent"],
  MissingDependencies: ["MissingDependency"],
};

/** Of an element by its name; a stranger's may be called like a member of an object. */
export const childOrderOf = (name: string): readonly string[] | undefined =>
  Object.hasOwn(CHILD_ORDER, name) ? CHILD_ORDER[name] : undefined;

/** Every kind of part that stands directly in customizations.xml. */
export const ROOT_ORDER: readonly string[] = childOrderOf("root") ?? [];
