import type { Labels, RequiredLevel } from "#dataverse";
import { type Element, element, type Node } from "#foundation";
import { type Fields, fields } from "./fields.ts";
import { labelList, maybeLabelList, type Speech } from "./labels.ts";

/** What differs between the `attribute` nodes of exports (solution-format.md §4.3, §5.1). */
export interface AttributeFacts {
  readonly schemaName: string;
  readonly type: string;
  readonly required: RequiredLevel;
  /** Where it is valid; without any there is no DisplayMask. */
  readonly mask: string | undefined;
  readonly imeMode: "auto" | "inactive" | "disabled";
  /** ValidForUpdateApi, ValidForReadApi, ValidForCreateApi. */
  readonly api: `${0 | 1}${0 | 1}${0 | 1}`;
  readonly custom: boolean;
  readonly audit: boolean;
  readonly logical?: boolean;
  readonly introduced: string;
  readonly fixedRequirement?: boolean;
  readonly autoNumber?: string;
  /** 0, users and programs fill it, unless said. */
  readonly sourceType?: number;
  /** IsSearchable, IsFilterable, IsRetrievable. */
  readonly search: `${0 | 1}${0 | 1}${0 | 1}`;
  readonly tail: readonly Node[];
  readonly labels: Labels;
  readonly descriptions: Labels | undefined;
}

export const EVERYWHERE = "ValidForAdvancedFind|ValidForForm|ValidForGrid";

/** One column; children in the order of every export. */
export function attributeNode(facts: AttributeFacts, speech: Speech): Element {
  const { schemaName, api, search } = facts;
  const logicalName = schemaName.toLowerCase();
  const said: Fields = {
    Type: facts.type,
    Name: logicalName,
    LogicalName: logicalName,
    RequiredLevel: facts.required,
    DisplayMask: facts.mask,
    ImeMode: facts.imeMode,
    ValidForUpdateApi: api[0],
    ValidForReadApi: api[1],
    ValidForCreateApi: api[2],
    IsCustomField: facts.custom,
    IsAuditEnabled: facts.audit,
    IsLogical: facts.logical,
    IsSecured: 0,
    IntroducedVersion: facts.introduced,
    IsCustomizable: 1,
    IsRenameable: 1,
    CanModifySearchSettings: 1,
    CanModifyRequirementLevelSettings: !facts.fixedRequirement,
    CanModifyAdditionalSettings: 1,
    SourceType: facts.sourceType ?? 0,
    IsGlobalFilterEnabled: 0,
    IsSortableEnabled: 0,
    CanModifyGlobalFilterSettings: 1,
    CanModifyIsSortableSettings: 1,
    IsDataSourceSecret: 0,
    AutoNumberFormat: facts.autoNumber ?? "",
    IsSearchable: search[0],
    IsFilterable: search[1],
    IsRetrievable: search[2],
    IsLocalizable: 0,
  };
  return element("attribute", { PhysicalName: schemaName }, [
    ...fields(said),
    ...facts.tail,
    labelList("displaynames", "displayname", facts.labels, speech),
    ...maybeLabelList("Descriptions", "Description", facts.descriptions, speech),
  ]);
}
