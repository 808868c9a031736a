import type { Severity } from "#foundation";

/** What a child or an attribute may say. */
export interface Allowed {
  readonly pattern: RegExp;
  /** Completes "… is "x", ". */
  readonly otherwise: string;
  readonly code: string;
  readonly severity: Severity;
}

/** What the children and attributes of an element say, and which it never lacks. */
export interface ElementValues {
  readonly children: ReadonlyMap<string, Allowed>;
  readonly attributes: ReadonlyMap<string, Allowed>;
  readonly needs: readonly string[];
}

const split = (text: string): readonly string[] => text.split(" ");

const FLAG: Allowed = {
  pattern: /^(?:[01]|true|false)$/i,
  otherwise: "which is neither 1 nor 0",
  code: "flag",
  severity: "error",
};
/** The schema knows `True` and `False` here (§4.2). */
const TRUE_WORD: Allowed = { ...FLAG, pattern: /^(?:True|False)$/, otherwise: "not True" };
const number = (pattern: RegExp, otherwise: string): Allowed => ({
  pattern,
  otherwise,
  code: "number",
  severity: "error",
});
const WHOLE = number(/^[-+]?\d+$/, "which is no whole number");
const COUNT = number(/^\+?\d+$/, "which is no whole number from 0 on");
/** In the form that knows no culture, as `1E-10` (§5.2). */
const DECIMAL = number(/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i, "which is no number");
const VERSION = number(/^\d+(?:\.\d+){1,3}$/, "which is no version");
const LENGTH = number(/^(?:\d+|-1|max)$/, "which is no length");
/** A yes or no column says its default in either way. */
const DEFAULT = number(/^(?:[-+]?\d+|true|false)$/i, "which is no whole number");

const oneOf = (text: string, severity: Severity = "error"): Allowed => ({
  pattern: new RegExp(`^(?:${split(text).join("|")})$`),
  otherwise: `instead of ${split(text).join(", ")}`,
  code: "word",
  severity,
});

const MASK = split(
  "ValidForAdvancedFind ValidForForm ValidForGrid RequiredForForm RequiredForGrid PrimaryName " +
    "PrimaryImage ReadOnlyInUI DenormalizedChild ObjectTypeCode ActivityRegardingName " +
    "ActivityPointerRegardingName QueueItemTitle ValidForMap None",
).join("|");
const COLUMN_MASK: Allowed = {
  pattern: new RegExp(`^(?:(?:${MASK})(?:\\|(?:${MASK}))*)?$`),
  otherwise: "which names no place",
  code: "word",
  severity: "warning",
};
/** Some columns of Dataverse's own are written otherwise: `0`, `None`. */
const REQUIRED: Allowed = {
  ...oneOf("none recommended required systemrequired"),
  pattern: /^(?:none|recommended|required|systemrequired|0)$/i,
};
const COLOR: Allowed = {
  pattern: /^(?:#[0-9a-f]{3,8})?$/i,
  otherwise: "which is no color like #0078D4",
  code: "word",
  severity: "warning",
};
const PRIVILEGE: Allowed = {
  pattern: /^prv\w+$/,
  otherwise: "which is no privilege",
  code: "word",
  severity: "error",
};
const SHARED = oneOf("Cascade NoCascade Active ActiveOnly Owned UserOwned");

const all = (names: string, allowed: Allowed): readonly (readonly [string, Allowed])[] =>
  split(names).map((name) => [name, allowed]);

const values = (
  children: readonly (readonly [string, Allowed])[],
  attributes: readonly (readonly [string, Allowed])[] = [],
  needs = "",
): ElementValues => ({
  children: new Map(children),
  attributes: new Map(attributes),
  needs: needs === "" ? [] : split(needs),
});

const CUSTOMIZABLE = all("IsCustomizable", FLAG);
const INTRODUCED = all("IntroducedVersion", VERSION);
const HIDDEN = all("IsHidden", FLAG);

/**
 * What the official schema types, and words that no export leaves (solution-format.md §4 to §15, §19:
 * the server validates against the schema). Elements by name; empty text is for the pattern to say.
 */
export const ELEMENT_VALUES: ReadonlyMap<string, ElementValues> = new Map([
  [
    "entity",
    values([
      ...all(
        "IsDuplicateCheckSupported IsBusinessProcessEnabled IsRequiredOffline " +
          "IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue IsConnectionsEnabled " +
          "IsDocumentManagementEnabled AutoCreateAccessTeams IsOneNoteIntegrationEnabled " +
          "IsKnowledgeManagementEnabled IsSLAEnabled IsDocumentRecommendationsEnabled IsBPFEntity " +
          "IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivity " +
          "IsActivityParty IsReplicated IsReplicationUserFiltered IsMailMergeEnabled " +
          "IsVisibleInMobile IsVisibleInMobileClient IsReadOnlyInMobileClient " +
          "IsOfflineInMobileClient IsMapiGridEnabled IsReadingPaneEnabled IsQuickCreateEnabled " +
          "SyncToExternalSearchIndex IsCustomizable IsRenameable IsMappable CanModifyAuditSettings " +
          "CanModifyMobileVisibility CanModifyMobileClientVisibility " +
          "CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings " +
          "CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyQueueSettings " +
          "CanCreateAttributes CanCreateForms CanCreateCharts CanCreateViews " +
          "CanModifyAdditionalSettings CanEnableSyncToExternalSearchIndex EnforceStateTransitions " +
          "CanChangeHierarchicalRelationship EntityHelpUrlEnabled ChangeTrackingEnabled " +
          "CanChangeTrackingBeEnabled IsEnabledForExternalChannels IsMSTeamsIntegrationEnabled " +
          "IsSolutionAware",
        FLAG,
      ),
      ...all("HasRelatedNotes HasRelatedFeedback HasRelatedActivities", TRUE_WORD),
      ...INTRODUCED,
      [
        "OwnershipTypeMask",
        oneOf("UserOwned OrgOwned BusinessOwned BusinessParented TeamOwned UnOwned None"),
      ],
      ["DaysSinceRecordLastModified", WHOLE],
    ]),
  ],
  [
    "attribute",
    values(
      [
        ...all(
          "ValidForUpdateApi ValidForReadApi ValidForCreateApi IsCustomField IsAuditEnabled " +
            "IsLogical IsSecured IsCustomizable IsRenameable CanModifySearchSettings " +
            "CanModifyRequirementLevelSettings CanModifyAdditionalSettings IsGlobalFilterEnabled " +
            "IsSortableEnabled CanModifyGlobalFilterSettings CanModifyIsSortableSettings " +
            "IsDataSourceSecret IsSearchable IsFilterable IsRetrievable IsLocalizable " +
            "CanChangeDateTimeBehavior",
          FLAG,
        ),
        ...INTRODUCED,
        ["RequiredLevel", REQUIRED],
        ["DisplayMask", COLUMN_MASK],
        ["ImeMode", oneOf("auto inactive active disabled", "warning")],
        ["SourceType", oneOf("0 1 2 3")],
        ["LookupStyle", oneOf("single multi polymorphic", "warning")],
        ["MaxLength", WHOLE],
        ["Length", LENGTH],
        ["Accuracy", COUNT],
        ["AccuracySource", COUNT],
        ["MinValue", DECIMAL],
        ["MaxValue", DECIMAL],
        ["AppDefaultValue", DEFAULT],
      ],
      [],
      "Name LogicalName",
    ),
  ],
  ["optionset", values([...CUSTOMIZABLE, ...INTRODUCED, ["IsGlobal", FLAG]])],
  ["option", values([], [...HIDDEN, ["Color", COLOR]], "labels")],
  ["state", values([], [...HIDDEN, ["defaultstatus", WHOLE]], "labels")],
  ["status", values([], [...HIDDEN, ["state", WHOLE]], "labels")],
  [
    "EntityRelationship",
    values([
      ...all("IsCustomizable IsHierarchical IsValidForAdvancedFind", FLAG),
      ...INTRODUCED,
      ["EntityRelationshipType", oneOf("OneToMany ManyToMany")],
      ["CascadeRollupView", SHARED],
    ]),
  ],
  [
    "EntityRelationshipRole",
    values([
      ["NavPaneDisplayOption", oneOf("UseCollectionName UseLabel DoNotDisplay")],
      ["NavPaneArea", oneOf("Details Sales Service Marketing InternetMarketing ProcessCenter")],
      ["NavPaneOrder", COUNT],
      ["RelationshipRoleType", oneOf("0 1")],
    ]),
  ],
  [
    "savedquery",
    values(
      [
        ...all("IsCustomizable CanBeDeleted isquickfindquery isprivate isdefault", FLAG),
        ...INTRODUCED,
        ["querytype", COUNT],
      ],
      [],
      "querytype fetchxml LocalizedNames",
    ),
  ],
  [
    "systemform",
    values(
      [
        ...all("IsCustomizable CanBeDeleted", FLAG),
        ...INTRODUCED,
        ...all("FormPresentation FormActivationState", COUNT),
      ],
      [],
      "form LocalizedNames",
    ),
  ],
  [
    "Workflow",
    values(
      [
        ...all(
          "AsyncAutodelete SyncWorkflowLogOnFailure IsCustomizable " +
            "IsCustomProcessingStepAllowedForOtherPublishers",
          FLAG,
        ),
        ...INTRODUCED,
        ...all("BusinessProcessType ModernFlowType", COUNT),
      ],
      [],
      "Type Subprocess Category Mode Scope OnDemand TriggerOnCreate TriggerOnDelete " +
        "AsyncAutodelete SyncWorkflowLogOnFailure StateCode StatusCode RunAs IsTransacted " +
        "IntroducedVersion PrimaryEntity LocalizedNames",
    ),
  ],
  [
    "connectionreference",
    values(
      [
        ["iscustomizable", FLAG],
        ["promptingbehavior", oneOf("0 1", "warning")],
        ["statecode", oneOf("0", "warning")],
        ["statuscode", oneOf("1", "warning")],
      ],
      [],
      "connectionreferencedisplayname iscustomizable statecode statuscode",
    ),
  ],
  ["Role", values([...all("IsCustomizable IsAutoAssigned", FLAG)])],
  [
    "RolePrivilege",
    values(
      [],
      [
        ["name", PRIVILEGE],
        ["level", oneOf("Basic Local Deep Global")],
      ],
    ),
  ],
  ["tab", values([], all("verticallayout showlabel expanded visible", FLAG))],
  ["section", values([], all("showlabel showbar visible", FLAG))],
  ["cell", values([], all("showlabel visible", FLAG))],
  ["control", values([], all("disabled indicationOfSubgrid isrequired isunbound", FLAG))],
  ["EntityKey", values([...CUSTOMIZABLE, ...INTRODUCED], [], "EntityKeyAttributes")],
  [
    "environmentvariabledefinition",
    values(
      [...all("iscustomizable isrequired", FLAG), ["introducedversion", VERSION]],
      [],
      "introducedversion iscustomizable isrequired",
    ),
  ],
]);
