import type { Rule } from "../rule.ts";
import { activationChildOff } from "./activation/child-off.ts";
import { activationCircle } from "./activation/circle.ts";
import { childFlowInputs } from "./child-flow/inputs.ts";
import { childFlowInvoker } from "./child-flow/invoker.ts";
import { childFlowNoRequest } from "./child-flow/no-request.ts";
import { childFlowNoResponse } from "./child-flow/no-response.ts";
import { childFlowRetried } from "./child-flow/retried.ts";
import { childFlowUnknown } from "./child-flow/unknown.ts";
import { connectionAuthentication } from "./connection/authentication.ts";
import { connectionInvoker } from "./connection/invoker.ts";
import { connectionMissingParameter } from "./connection/missing-parameter.ts";
import { connectionOtherConnector } from "./connection/other-connector.ts";
import { connectionUndeclared } from "./connection/undeclared.ts";
import { connectionUnknownOperation } from "./connection/unknown-operation.ts";
import { connectionUnknownParameter } from "./connection/unknown-parameter.ts";
import { connectionUnknownReference } from "./connection/unknown-reference.ts";
import { connectionUnused } from "./connection/unused.ts";
import { dataverseChoiceValue } from "./dataverse/choice-value.ts";
import { dataverseColumn } from "./dataverse/column.ts";
import { dataverseDoubtfulColumn } from "./dataverse/doubtful-column.ts";
import { dataverseFilterColumns } from "./dataverse/filter-columns.ts";
import { dataverseNavigation } from "./dataverse/navigation.ts";
import { dataverseOdataEscape } from "./dataverse/odata-escape.ts";
import { dataverseReadColumn } from "./dataverse/read-column.ts";
import { dataverseTableName } from "./dataverse/table-name.ts";
import { dataverseTriggerParameter } from "./dataverse/trigger-parameter.ts";
import { dataverseUnboundedList } from "./dataverse/unbounded-list.ts";
import { dataverseUpsert } from "./dataverse/upsert.ts";
import { dataverseValueType } from "./dataverse/value-type.ts";
import { environmentDefault } from "./environment/default.ts";
import { environmentHardCoded } from "./environment/hard-coded.ts";
import { environmentName } from "./environment/name.ts";
import { environmentType } from "./environment/type.ts";
import { environmentUnknownVariable } from "./environment/unknown-variable.ts";
import { expressionArgumentCount } from "./expression/argument-count.ts";
import { expressionArgumentType } from "./expression/argument-type.ts";
import { expressionDroppedSafe } from "./expression/dropped-safe.ts";
import { expressionNullIntoStrict } from "./expression/null-into-strict.ts";
import { expressionNumberText } from "./expression/number-text.ts";
import { expressionTextWithBoolean } from "./expression/text-with-boolean.ts";
import { expressionTooLong } from "./expression/too-long.ts";
import { expressionUnknownFunction } from "./expression/unknown-function.ts";
import { failureRepeatedCreate } from "./failure/repeated-create.ts";
import { failureSwallowed } from "./failure/swallowed.ts";
import { failureUnhandled } from "./failure/unhandled.ts";
import { limitActions } from "./limit/actions.ts";
import { limitDepth } from "./limit/depth.ts";
import { limitDescription } from "./limit/description.ts";
import { limitRecurrence } from "./limit/recurrence.ts";
import { limitRetry } from "./limit/retry.ts";
import { limitSwitchCases } from "./limit/switch-cases.ts";
import { limitTriggerConcurrency } from "./limit/trigger-concurrency.ts";
import { limitVariables } from "./limit/variables.ts";
import { loopConcurrency } from "./loop/concurrency.ts";
import { loopNested } from "./loop/nested.ts";
import { loopTerminateInside } from "./loop/terminate-inside.ts";
import { loopUntilLimit } from "./loop/until-limit.ts";
import { blankInName } from "./name/blank.ts";
import { designerDefaultName } from "./name/designer-default.ts";
import { duplicateName } from "./name/duplicate.ts";
import { nameLength } from "./name/length.ts";
import { parameterDefaultType } from "./parameter/default-type.ts";
import { parameterUndeclared } from "./parameter/undeclared.ts";
import { referenceBodyOfCompose } from "./reference/body-of-compose.ts";
import { referenceCase } from "./reference/case.ts";
import { referenceComputedName } from "./reference/computed-name.ts";
import { referenceFromOutsideBranch } from "./reference/from-outside-branch.ts";
import { referenceFromOutsideLoop } from "./reference/from-outside-loop.ts";
import { referenceInTrigger } from "./reference/in-trigger.ts";
import { referenceItemOutside } from "./reference/item-outside.ts";
import { referenceNoContainer } from "./reference/no-container.ts";
import { referenceNotBefore } from "./reference/not-before.ts";
import { referenceOutsideLoop } from "./reference/outside-loop.ts";
import { referenceTracked } from "./reference/tracked.ts";
import { referenceUnknownAction } from "./reference/unknown-action.ts";
import { referenceUnknownInput } from "./reference/unknown-input.ts";
import { responseInLoop } from "./response/in-loop.ts";
import { responseSecond } from "./response/second.ts";
import { responseSplitOn } from "./response/split-on.ts";
import { responseStatusCode } from "./response/status-code.ts";
import { responseWithoutRequest } from "./response/without-request.ts";
import { runAfterCycle } from "./run-after/cycle.ts";
import { runAfterStatus } from "./run-after/status.ts";
import { runAfterUnknownAction } from "./run-after/unknown-action.ts";
import { secretPlainText } from "./secret/plain-text.ts";
import { secretUnsecured } from "./secret/unsecured.ts";
import { shapeDuration } from "./shape/duration.ts";
import { shapeOneTrigger } from "./shape/one-trigger.ts";
import { shapeSwitchCase } from "./shape/switch-case.ts";
import { shapeTerminateStatus } from "./shape/terminate-status.ts";
import { shapeUnknownType } from "./shape/unknown-type.ts";
import { solutionColumnBounds } from "./solution/column-bounds.ts";
import { solutionColumnName } from "./solution/column-name.ts";
import { solutionDuplicateId } from "./solution/duplicate-id.ts";
import { solutionFlowName } from "./solution/flow-name.ts";
import { solutionIdentity } from "./solution/identity.ts";
import { solutionLongName } from "./solution/long-name.ts";
import { solutionLookup } from "./solution/lookup.ts";
import { solutionOptionRange } from "./solution/option-range.ts";
import { solutionOptionValue } from "./solution/option-value.ts";
import { solutionPrefix } from "./solution/prefix.ts";
import { solutionPublisher } from "./solution/publisher.ts";
import { solutionSetName } from "./solution/set-name.ts";
import { solutionShownColumn } from "./solution/shown-column.ts";
import { solutionUnknownChoice } from "./solution/unknown-choice.ts";
import { solutionUnrelatedLookup } from "./solution/unrelated-lookup.ts";
import { syncGuardedLoop } from "./sync/guarded-loop.ts";
import { syncLoop } from "./sync/loop.ts";
import { syncUnguardedTrigger } from "./sync/unguarded-trigger.ts";
import { upgradeColumnType } from "./upgrade/column-type.ts";
import { upgradeConcurrency } from "./upgrade/concurrency.ts";
import { upgradeLostColumn } from "./upgrade/lost-column.ts";
import { upgradeLostFlow } from "./upgrade/lost-flow.ts";
import { upgradeLostOption } from "./upgrade/lost-option.ts";
import { upgradeLostReference } from "./upgrade/lost-reference.ts";
import { upgradeLostTable } from "./upgrade/lost-table.ts";
import { upgradeLostVariable } from "./upgrade/lost-variable.ts";
import { upgradeVersion } from "./upgrade/version.ts";
import { variableDuplicate } from "./variable/duplicate.ts";
import { variableNotAtRoot } from "./variable/not-at-root.ts";
import { variableNotBefore } from "./variable/not-before.ts";
import { variableOneEach } from "./variable/one-each.ts";
import { variableOperation } from "./variable/operation.ts";
import { variableParallelWrite } from "./variable/parallel-write.ts";
import { variableSelfReference } from "./variable/self-reference.ts";
import { variableType } from "./variable/type.ts";
import { variableUndeclared } from "./variable/undeclared.ts";
import { variableUnused } from "./variable/unused.ts";
import { variableValue } from "./variable/value.ts";

/** Every rule in reading order: what a flow is made of first, what flows do together last. */
export const rules: readonly Rule[] = Object.freeze([
  shapeDuration,
  shapeOneTrigger,
  shapeSwitchCase,
  shapeTerminateStatus,
  shapeUnknownType,
  blankInName,
  designerDefaultName,
  duplicateName,
  nameLength,
  runAfterCycle,
  runAfterStatus,
  runAfterUnknownAction,
  referenceBodyOfCompose,
  referenceCase,
  referenceComputedName,
  referenceFromOutsideBranch,
  referenceFromOutsideLoop,
  referenceInTrigger,
  referenceItemOutside,
  referenceNoContainer,
  referenceNotBefore,
  referenceOutsideLoop,
  referenceTracked,
  referenceUnknownAction,
  referenceUnknownInput,
  variableDuplicate,
  variableNotAtRoot,
  variableNotBefore,
  variableOneEach,
  variableOperation,
  variableParallelWrite,
  variableSelfReference,
  variableType,
  variableUndeclared,
  variableUnused,
  variableValue,
  expressionArgumentCount,
  expressionArgumentType,
  expressionDroppedSafe,
  expressionNullIntoStrict,
  expressionNumberText,
  expressionTextWithBoolean,
  expressionTooLong,
  expressionUnknownFunction,
  parameterDefaultType,
  parameterUndeclared,
  loopConcurrency,
  loopNested,
  loopTerminateInside,
  loopUntilLimit,
  responseInLoop,
  responseSecond,
  responseSplitOn,
  responseStatusCode,
  responseWithoutRequest,
  limitActions,
  limitDepth,
  limitDescription,
  limitRecurrence,
  limitRetry,
  limitSwitchCases,
  limitTriggerConcurrency,
  limitVariables,
  connectionAuthentication,
  connectionInvoker,
  connectionMissingParameter,
  connectionOtherConnector,
  connectionUndeclared,
  connectionUnknownOperation,
  connectionUnknownParameter,
  connectionUnknownReference,
  connectionUnused,
  dataverseChoiceValue,
  dataverseColumn,
  dataverseDoubtfulColumn,
  dataverseFilterColumns,
  dataverseNavigation,
  dataverseOdataEscape,
  dataverseReadColumn,
  dataverseTableName,
  dataverseTriggerParameter,
  dataverseUnboundedList,
  dataverseUpsert,
  dataverseValueType,
  childFlowInputs,
  childFlowInvoker,
  childFlowNoRequest,
  childFlowNoResponse,
  childFlowRetried,
  childFlowUnknown,
  activationChildOff,
  activationCircle,
  environmentDefault,
  environmentHardCoded,
  environmentName,
  environmentType,
  environmentUnknownVariable,
  failureRepeatedCreate,
  failureSwallowed,
  failureUnhandled,
  secretPlainText,
  secretUnsecured,
  syncGuardedLoop,
  syncLoop,
  syncUnguardedTrigger,
  solutionColumnBounds,
  solutionColumnName,
  solutionDuplicateId,
  solutionFlowName,
  solutionIdentity,
  solutionLongName,
  solutionLookup,
  solutionOptionRange,
  solutionOptionValue,
  solutionPrefix,
  solutionPublisher,
  solutionSetName,
  solutionShownColumn,
  solutionUnknownChoice,
  solutionUnrelatedLookup,
  upgradeColumnType,
  upgradeConcurrency,
  upgradeLostColumn,
  upgradeLostFlow,
  upgradeLostOption,
  upgradeLostReference,
  upgradeLostTable,
  upgradeLostVariable,
  upgradeVersion,
]);
