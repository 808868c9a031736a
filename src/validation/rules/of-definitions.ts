import type { Rule } from "../rule.ts";
import { descriptionMissing } from "./description/missing.ts";
import { expressionArgumentCount } from "./expression/argument-count.ts";
import { expressionArgumentType } from "./expression/argument-type.ts";
import { expressionBackslash } from "./expression/backslash.ts";
import { expressionCaseSearch } from "./expression/case-search.ts";
import { expressionCaseType } from "./expression/case-type.ts";
import { expressionComparedCollections } from "./expression/compared-collections.ts";
import { expressionDateFormat } from "./expression/date-format.ts";
import { expressionDroppedSafe } from "./expression/dropped-safe.ts";
import { expressionEmptyList } from "./expression/empty-list.ts";
import { expressionEscapedText } from "./expression/escaped-text.ts";
import { expressionExistingKey } from "./expression/existing-key.ts";
import { expressionFailingValue } from "./expression/failing-value.ts";
import { expressionIdleCoalesce } from "./expression/idle-coalesce.ts";
import { expressionLostAt } from "./expression/lost-at.ts";
import { expressionNeverNull } from "./expression/never-null.ts";
import { expressionNullIntoStrict } from "./expression/null-into-strict.ts";
import { expressionNeverEmptyText } from "./expression/never-empty-text.ts";
import { expressionNumberText } from "./expression/number-text.ts";
import { expressionNumberWithBoolean } from "./expression/number-with-boolean.ts";
import { expressionNumberWithText } from "./expression/number-with-text.ts";
import { expressionOutOfRange } from "./expression/out-of-range.ts";
import { expressionRedundantInterpolation } from "./expression/redundant-interpolation.ts";
import { expressionResultType } from "./expression/result-type.ts";
import { expressionTextWithBoolean } from "./expression/text-with-boolean.ts";
import { expressionTooLong } from "./expression/too-long.ts";
import { expressionUnknownFunction } from "./expression/unknown-function.ts";
import { expressionUnknownKey } from "./expression/unknown-key.ts";
import { expressionWrongKey } from "./expression/wrong-key.ts";
import { expressionXmlRoot } from "./expression/xml-root.ts";
import { loopConcurrency } from "./loop/concurrency.ts";
import { loopNested } from "./loop/nested.ts";
import { loopNullList } from "./loop/null-list.ts";
import { loopTerminateInside } from "./loop/terminate-inside.ts";
import { loopUntilLimit } from "./loop/until-limit.ts";
import { loopUntilUnchanging } from "./loop/until-unchanging.ts";
import { blankInName } from "./name/blank.ts";
import { nameCharacter } from "./name/character.ts";
import { designerDefaultName } from "./name/designer-default.ts";
import { duplicateName } from "./name/duplicate.ts";
import { nameLength } from "./name/length.ts";
import { nameMetadataId } from "./name/metadata-id.ts";
import { nameRequestTrigger } from "./name/request-trigger.ts";
import { parameterDefaultType } from "./parameter/default-type.ts";
import { parameterDuplicate } from "./parameter/duplicate.ts";
import { parameterStandard } from "./parameter/standard.ts";
import { parameterUndeclared } from "./parameter/undeclared.ts";
import { referenceBodyOfCompose } from "./reference/body-of-compose.ts";
import { referenceBodyTwice } from "./reference/body-twice.ts";
import { referenceCase } from "./reference/case.ts";
import { referenceComputedName } from "./reference/computed-name.ts";
import { referenceFromOutsideBranch } from "./reference/from-outside-branch.ts";
import { referenceFromOutsideLoop } from "./reference/from-outside-loop.ts";
import { referenceInTrigger } from "./reference/in-trigger.ts";
import { referenceItemOutside } from "./reference/item-outside.ts";
import { referenceMisspeltText } from "./reference/misspelt-text.ts";
import { referenceNoContainer } from "./reference/no-container.ts";
import { referenceNoForm } from "./reference/no-form.ts";
import { referenceNoOutput } from "./reference/no-output.ts";
import { referenceNotBefore } from "./reference/not-before.ts";
import { referenceOutOfPlace } from "./reference/out-of-place.ts";
import { referenceOutsideLoop } from "./reference/outside-loop.ts";
import { referenceStaticResult } from "./reference/static-result.ts";
import { referenceTracked } from "./reference/tracked.ts";
import { referenceUnknownAction } from "./reference/unknown-action.ts";
import { referenceUnknownInput } from "./reference/unknown-input.ts";
import { runAfterCycle } from "./run-after/cycle.ts";
import { runAfterNever } from "./run-after/never.ts";
import { runAfterStatus } from "./run-after/status.ts";
import { runAfterUnknownAction } from "./run-after/unknown-action.ts";
import { shapeCondition } from "./shape/condition.ts";
import { shapeDataOperation } from "./shape/data-operation.ts";
import { shapeDuration } from "./shape/duration.ts";
import { shapeEnumCase } from "./shape/enum-case.ts";
import { shapeHttpCall } from "./shape/http-call.ts";
import { shapeMisplacedOption } from "./shape/misplaced-option.ts";
import { shapeMisplacedPolicy } from "./shape/misplaced-policy.ts";
import { shapeMisspeltProperty } from "./shape/misspelt-property.ts";
import { shapeConstantCondition } from "./shape/constant-condition.ts";
import { shapeNegation } from "./shape/negation.ts";
import { shapeNoActions } from "./shape/no-actions.ts";
import { shapeNullWait } from "./shape/null-wait.ts";
import { shapeOneTrigger } from "./shape/one-trigger.ts";
import { shapeParsedText } from "./shape/parsed-text.ts";
import { shapePlainText } from "./shape/plain-text.ts";
import { shapeRelativePath } from "./shape/relative-path.ts";
import { shapeSchedule } from "./shape/schedule.ts";
import { shapeSchema } from "./shape/schema.ts";
import { shapeSingleInstance } from "./shape/single-instance.ts";
import { shapeSplitOn } from "./shape/split-on.ts";
import { shapeSwitchCase } from "./shape/switch-case.ts";
import { shapeTerminateError } from "./shape/terminate-error.ts";
import { shapeTerminateStatus } from "./shape/terminate-status.ts";
import { shapeTimeZone } from "./shape/time-zone.ts";
import { shapeUnknownSetting } from "./shape/unknown-setting.ts";
import { shapeUnknownType } from "./shape/unknown-type.ts";
import { shapeUnknownWord } from "./shape/unknown-word.ts";
import { shapeWait } from "./shape/wait.ts";
import { shapeWrapper } from "./shape/wrapper.ts";
import { variableAssignedType } from "./variable/assigned-type.ts";
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

/** What a definition is made of, and what it says. */
export const rulesOfDefinitions: readonly Rule[] = [
  shapeDuration,
  shapeCondition,
  shapeEnumCase,
  shapeOneTrigger,
  shapeRelativePath,
  shapeSchedule,
  shapeSchema,
  shapeParsedText,
  shapeSingleInstance,
  shapePlainText,
  shapeHttpCall,
  shapeMisspeltProperty,
  shapeNegation,
  shapeConstantCondition,
  shapeNoActions,
  shapeMisplacedPolicy,
  shapeMisplacedOption,
  shapeSplitOn,
  shapeSwitchCase,
  shapeTerminateError,
  shapeTerminateStatus,
  shapeTimeZone,
  shapeUnknownType,
  shapeDataOperation,
  shapeUnknownWord,
  shapeUnknownSetting,
  shapeWait,
  shapeNullWait,
  blankInName,
  nameCharacter,
  designerDefaultName,
  duplicateName,
  nameLength,
  nameMetadataId,
  nameRequestTrigger,
  runAfterCycle,
  runAfterNever,
  runAfterStatus,
  runAfterUnknownAction,
  referenceBodyTwice,
  referenceBodyOfCompose,
  referenceCase,
  referenceComputedName,
  referenceFromOutsideBranch,
  referenceFromOutsideLoop,
  referenceInTrigger,
  referenceItemOutside,
  referenceMisspeltText,
  referenceNoContainer,
  referenceNoForm,
  referenceNoOutput,
  referenceNotBefore,
  referenceOutOfPlace,
  referenceOutsideLoop,
  referenceStaticResult,
  referenceTracked,
  referenceUnknownAction,
  referenceUnknownInput,
  variableDuplicate,
  variableAssignedType,
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
  expressionBackslash,
  expressionCaseSearch,
  expressionCaseType,
  expressionComparedCollections,
  expressionDateFormat,
  expressionDroppedSafe,
  expressionFailingValue,
  expressionXmlRoot,
  expressionOutOfRange,
  expressionExistingKey,
  expressionEmptyList,
  expressionResultType,
  expressionEscapedText,
  expressionLostAt,
  expressionIdleCoalesce,
  expressionNeverNull,
  expressionNullIntoStrict,
  expressionNumberWithBoolean,
  expressionNumberWithText,
  expressionNeverEmptyText,
  expressionNumberText,
  expressionRedundantInterpolation,
  expressionTextWithBoolean,
  expressionTooLong,
  expressionUnknownFunction,
  expressionUnknownKey,
  expressionWrongKey,
  parameterDefaultType,
  parameterDuplicate,
  parameterStandard,
  parameterUndeclared,
  loopConcurrency,
  loopNested,
  loopNullList,
  loopTerminateInside,
  loopUntilLimit,
  loopUntilUnchanging,
  shapeWrapper,
  descriptionMissing,
];
