import type { Table } from "#dataverse";
import { attribute, by, byTextIgnoringCase, type Element, element, type Node } from "#foundation";
import { addressOf, type PartAddress, type TableComponent } from "#model";
import { columnNode } from "./column.ts";
import { braced, fields } from "./fields.ts";
import { FORM_TYPES, formNode } from "./form.ts";
import { keyNode } from "./key.ts";
import { baseLabel, emptyLabelList, labelList, type Speech } from "./labels.ts";
import { EMPTY_RIBBON } from "./ribbon.ts";
import { ships, systemColumns } from "./system-columns.ts";
import { viewNode } from "./view.ts";

export interface TablePlace {
  readonly tables: readonly TableComponent[];
  readonly introduced: (address: PartAddress) => string;
  readonly speech: Speech;
}

/** An `Entity`: a table of our own whole, one of others with our columns only (§4.1, §11). */
export function tableNode(table: TableComponent, place: TablePlace): Element {
  const { schemaName, labels } = table;
  const label = baseLabel(labels, place.speech);
  const name = element(
    "Name",
    { LocalizedName: label, OriginalName: table.kind === "own" ? label : "" },
    schemaName,
  );
  const body = (children: readonly Node[]): Element =>
    element("EntityInfo", {}, [element("entity", { Name: schemaName }, children)]);
  if (table.kind === "extension") {
    const children = [columns(table, place), ...keyList(table, place)];
    const ours = table.viewIds.size > 0 ? [views(table, place)] : [];
    return element("Entity", {}, [name, body(children), ...ours, EMPTY_RIBBON]);
  }
  return element("Entity", {}, [
    name,
    body(properties(table, place)),
    forms(table, place),
    views(table, place),
    EMPTY_RIBBON,
  ]);
}

function columns(table: TableComponent, { introduced, speech }: TablePlace): Element {
  const { logicalName } = table;
  const columnPlace = { table: logicalName, speech };
  const own = Object.values(table.columns)
    .filter(ships)
    .map((column) =>
      columnNode(column, {
        ...columnPlace,
        introduced: introduced(addressOf.column(logicalName, column.logicalName)),
      }),
    );
  const system =
    table.kind === "own"
      ? systemColumns(table, { ...columnPlace, introduced: table.introducedVersion })
      : [];
  return element(
    "attributes",
    {},
    [...own, ...system].toSorted(
      by((node) => attribute(node, "PhysicalName") ?? "", byTextIgnoringCase),
    ),
  );
}

function keyList(
  { logicalName, keys = [] }: TableComponent,
  { introduced, speech }: TablePlace,
): readonly Node[] {
  if (keys.length === 0) return [];
  const nodes = keys
    .toSorted(by(({ schemaName }) => schemaName, byTextIgnoringCase))
    .map((key) => keyNode(key, introduced(addressOf.key(logicalName, key.schemaName)), speech));
  return [element("EntityKeys", {}, nodes)];
}

/** The settings of a fresh table, as exports write them (§4.2). */
function properties(table: TableComponent & Table, place: TablePlace): readonly Node[] {
  const { labels, pluralLabels, descriptions } = table;
  const { speech } = place;
  return [
    labelList("LocalizedNames", "LocalizedName", labels, speech),
    labelList("LocalizedCollectionNames", "LocalizedCollectionName", pluralLabels, speech),
    descriptions
      ? labelList("Descriptions", "Description", descriptions, speech)
      : emptyLabelList("Descriptions", "Description", speech),
    columns(table, place),
    ...keyList(table, place),
    ...fields({
      EntitySetName: table.setName,
      IsDuplicateCheckSupported: 1,
      IsBusinessProcessEnabled: 0,
      IsRequiredOffline: 0,
      IsInteractionCentricEnabled: 0,
      IsCollaboration: 0,
      AutoRouteToOwnerQueue: 0,
      IsConnectionsEnabled: 0,
      IsDocumentManagementEnabled: 0,
      AutoCreateAccessTeams: 0,
      IsOneNoteIntegrationEnabled: 0,
      IsKnowledgeManagementEnabled: 0,
      IsSLAEnabled: 0,
      IsDocumentRecommendationsEnabled: 0,
      IsBPFEntity: 0,
      OwnershipTypeMask: table.ownership === "user" ? "UserOwned" : "OrgOwned",
      IsAuditEnabled: table.audited ?? false,
      IsRetrieveAuditEnabled: 0,
      IsRetrieveMultipleAuditEnabled: 0,
      IsActivity: 0,
      ActivityTypeMask: "",
      IsActivityParty: 0,
      IsReplicated: 0,
      IsReplicationUserFiltered: 0,
      IsMailMergeEnabled: 1,
      IsVisibleInMobile: 0,
      IsVisibleInMobileClient: 0,
      IsReadOnlyInMobileClient: 0,
      IsOfflineInMobileClient: 0,
      DaysSinceRecordLastModified: 0,
      MobileOfflineFilters: "",
      IsMapiGridEnabled: 1,
      IsReadingPaneEnabled: 1,
      IsQuickCreateEnabled: table.quickCreate,
      SyncToExternalSearchIndex: 0,
      IntroducedVersion: table.introducedVersion,
      IsCustomizable: 1,
      IsRenameable: 1,
      IsMappable: 1,
      CanModifyAuditSettings: 1,
      CanModifyMobileVisibility: 1,
      CanModifyMobileClientVisibility: 1,
      CanModifyMobileClientReadOnly: 1,
      CanModifyMobileClientOffline: 1,
      CanModifyConnectionSettings: 1,
      CanModifyDuplicateDetectionSettings: 1,
      CanModifyMailMergeSettings: 1,
      CanModifyQueueSettings: 1,
      CanCreateAttributes: 1,
      CanCreateForms: 1,
      CanCreateCharts: 1,
      CanCreateViews: 1,
      CanModifyAdditionalSettings: 1,
      CanEnableSyncToExternalSearchIndex: 1,
      EnforceStateTransitions: 0,
      CanChangeHierarchicalRelationship: 1,
      EntityHelpUrlEnabled: 0,
      ChangeTrackingEnabled: table.changeTracking,
      CanChangeTrackingBeEnabled: 1,
      IsEnabledForExternalChannels: 0,
      IsMSTeamsIntegrationEnabled: 0,
      IsSolutionAware: 0,
    }),
  ];
}

/** Grouped by type, the group with the lowest id first, as Microsoft's packer orders them (§24.5). */
function forms(table: TableComponent, place: TablePlace): Element {
  const groups = new Map<string, Element[]>();
  for (const [form, id] of [...table.formIds].toSorted(by(([, one]) => one))) {
    const type = FORM_TYPES[form.kind];
    const introduced = place.introduced(addressOf.form(table.logicalName, form.key));
    const node = formNode(form, id, { ...place, table, introduced });
    groups.set(type, [...(groups.get(type) ?? []), node]);
  }
  return element(
    "FormXml",
    {},
    [...groups].map(([type, nodes]) => element("forms", { type }, nodes)),
  );
}

const views = (table: TableComponent, { introduced, speech }: TablePlace): Element =>
  element("SavedQueries", {}, [
    element(
      "savedqueries",
      {},
      [...table.viewIds].toSorted(by(([, id]) => braced(id))).map(([view, id]) => {
        const version = introduced(addressOf.view(table.logicalName, view.key));
        return viewNode(view, id, table, version, speech);
      }),
    ),
  ]);
