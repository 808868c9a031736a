import type { Rule } from "../rule.ts";
import { activationChildOff } from "./activation/child-off.ts";
import { activationCircle } from "./activation/circle.ts";
import { solutionColumnBounds } from "./solution/column-bounds.ts";
import { solutionColumnName } from "./solution/column-name.ts";
import { solutionDefaultOption } from "./solution/default-option.ts";
import { solutionDuplicateId } from "./solution/duplicate-id.ts";
import { solutionFlowName } from "./solution/flow-name.ts";
import { solutionIdentity } from "./solution/identity.ts";
import { solutionLongName } from "./solution/long-name.ts";
import { solutionLookup } from "./solution/lookup.ts";
import { solutionOptionRange } from "./solution/option-range.ts";
import { solutionOptionValue } from "./solution/option-value.ts";
import { solutionPrefix } from "./solution/prefix.ts";
import { solutionPublisher } from "./solution/publisher.ts";
import { solutionSecondParent } from "./solution/second-parent.ts";
import { solutionSetName } from "./solution/set-name.ts";
import { solutionShownColumn } from "./solution/shown-column.ts";
import { solutionShownRows } from "./solution/shown-rows.ts";
import { solutionUnknownChoice } from "./solution/unknown-choice.ts";
import { solutionUnrelatedLookup } from "./solution/unrelated-lookup.ts";
import { syncGuardedLoop } from "./sync/guarded-loop.ts";
import { syncLoop } from "./sync/loop.ts";
import { syncUnguardedTrigger } from "./sync/unguarded-trigger.ts";
import { upgradeAuditOff } from "./upgrade/audit-off.ts";
import { upgradeChangedCall } from "./upgrade/changed-call.ts";
import { upgradeChangedChoice } from "./upgrade/changed-choice.ts";
import { upgradeChangedDefault } from "./upgrade/changed-default.ts";
import { upgradeChangedKey } from "./upgrade/changed-key.ts";
import { upgradeChangedKind } from "./upgrade/changed-kind.ts";
import { upgradeChangedRelationship } from "./upgrade/changed-relationship.ts";
import { upgradeChangedTable } from "./upgrade/changed-table.ts";
import { upgradeChangedVariable } from "./upgrade/changed-variable.ts";
import { upgradeColumnSource } from "./upgrade/column-source.ts";
import { upgradeColumnType } from "./upgrade/column-type.ts";
import { upgradeConcurrency } from "./upgrade/concurrency.ts";
import { upgradeDateBehavior } from "./upgrade/date-behavior.ts";
import { upgradeHarsherCascade } from "./upgrade/harsher-cascade.ts";
import { upgradeIdentity } from "./upgrade/identity.ts";
import { upgradeLostColumn } from "./upgrade/lost-column.ts";
import { upgradeLostControl } from "./upgrade/lost-control.ts";
import { upgradeLostFlow } from "./upgrade/lost-flow.ts";
import { upgradeLostLanguage } from "./upgrade/lost-language.ts";
import { upgradeLostOption } from "./upgrade/lost-option.ts";
import { upgradeLostPart } from "./upgrade/lost-part.ts";
import { upgradeLostPrivilege } from "./upgrade/lost-privilege.ts";
import { upgradeLostReference } from "./upgrade/lost-reference.ts";
import { upgradeLostTable } from "./upgrade/lost-table.ts";
import { upgradeLostVariable } from "./upgrade/lost-variable.ts";
import { upgradeLostViewColumn } from "./upgrade/lost-view-column.ts";
import { upgradeMovedOption } from "./upgrade/moved-option.ts";
import { upgradeNarrowerColumn } from "./upgrade/narrower-column.ts";
import { upgradeNewDependency } from "./upgrade/new-dependency.ts";
import { upgradeRequiredColumn } from "./upgrade/required-column.ts";
import { upgradeTriggerKind } from "./upgrade/trigger-kind.ts";
import { upgradeVersion } from "./upgrade/version.ts";

/** What flows do together, and what they come with. */
export const rulesOfSolutions: readonly Rule[] = [
  activationChildOff,
  activationCircle,
  syncGuardedLoop,
  syncLoop,
  syncUnguardedTrigger,
  solutionColumnBounds,
  solutionColumnName,
  solutionDefaultOption,
  solutionDuplicateId,
  solutionFlowName,
  solutionIdentity,
  solutionLongName,
  solutionLookup,
  solutionOptionRange,
  solutionOptionValue,
  solutionPrefix,
  solutionPublisher,
  solutionSecondParent,
  solutionSetName,
  solutionShownColumn,
  solutionShownRows,
  solutionUnknownChoice,
  solutionUnrelatedLookup,
  upgradeColumnSource,
  upgradeColumnType,
  upgradeChangedTable,
  upgradeChangedKind,
  upgradeChangedRelationship,
  upgradeChangedVariable,
  upgradeConcurrency,
  upgradeIdentity,
  upgradeLostColumn,
  upgradeLostFlow,
  upgradeLostLanguage,
  upgradeLostOption,
  upgradeLostPart,
  upgradeLostReference,
  upgradeLostTable,
  upgradeLostVariable,
  upgradeAuditOff,
  upgradeChangedCall,
  upgradeChangedChoice,
  upgradeChangedDefault,
  upgradeChangedKey,
  upgradeDateBehavior,
  upgradeHarsherCascade,
  upgradeLostControl,
  upgradeLostPrivilege,
  upgradeLostViewColumn,
  upgradeMovedOption,
  upgradeNarrowerColumn,
  upgradeNewDependency,
  upgradeRequiredColumn,
  upgradeTriggerKind,
  upgradeVersion,
];
