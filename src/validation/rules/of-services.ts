import type { Rule } from "../rule.ts";
import { childFlowInputs } from "./child-flow/inputs.ts";
import { childFlowInvoker } from "./child-flow/invoker.ts";
import { childFlowNoRequest } from "./child-flow/no-request.ts";
import { childFlowNoResponse } from "./child-flow/no-response.ts";
import { childFlowRetried } from "./child-flow/retried.ts";
import { childFlowUnknown } from "./child-flow/unknown.ts";
import { connectionAuthentication } from "./connection/authentication.ts";
import { connectionFixed } from "./connection/fixed.ts";
import { connectionIncomplete } from "./connection/incomplete.ts";
import { connectionInvoker } from "./connection/invoker.ts";
import { connectionMissingParameter } from "./connection/missing-parameter.ts";
import { connectionOperationType } from "./connection/operation-type.ts";
import { connectionOtherConnector } from "./connection/other-connector.ts";
import { connectionParameterType } from "./connection/parameter-type.ts";
import { connectionUndeclared } from "./connection/undeclared.ts";
import { connectionUnknownOperation } from "./connection/unknown-operation.ts";
import { connectionUnknownParameter } from "./connection/unknown-parameter.ts";
import { connectionUnknownReference } from "./connection/unknown-reference.ts";
import { connectionUnused } from "./connection/unused.ts";
import { dataverseBinding } from "./dataverse/binding.ts";
import { dataverseBoundSet } from "./dataverse/bound-set.ts";
import { dataverseChangeset } from "./dataverse/changeset.ts";
import { dataverseChoiceValue } from "./dataverse/choice-value.ts";
import { dataverseColumn } from "./dataverse/column.ts";
import { dataverseComparedValue } from "./dataverse/compared-value.ts";
import { dataverseDoubtfulColumn } from "./dataverse/doubtful-column.ts";
import { dataverseEmptyText } from "./dataverse/empty-text.ts";
import { dataverseEveryColumn } from "./dataverse/every-column.ts";
import { dataverseExpanded } from "./dataverse/expanded.ts";
import { dataverseFilterColumn } from "./dataverse/filter-column.ts";
import { dataverseFilterColumns } from "./dataverse/filter-columns.ts";
import { dataverseNavigation } from "./dataverse/navigation.ts";
import { dataverseNestedItem } from "./dataverse/nested-item.ts";
import { dataverseOdataEscape } from "./dataverse/odata-escape.ts";
import { dataverseOwnColumn } from "./dataverse/own-column.ts";
import { dataverseQuery } from "./dataverse/query.ts";
import { dataverseReadColumn } from "./dataverse/read-column.ts";
import { dataverseRowId } from "./dataverse/row-id.ts";
import { dataverseTableName } from "./dataverse/table-name.ts";
import { dataverseTextColumn } from "./dataverse/text-column.ts";
import { dataverseTriggerParameter } from "./dataverse/trigger-parameter.ts";
import { dataverseUnboundedList } from "./dataverse/unbounded-list.ts";
import { dataverseUnselectedColumn } from "./dataverse/unselected-column.ts";
import { dataverseUpsert } from "./dataverse/upsert.ts";
import { dataverseValueType } from "./dataverse/value-type.ts";
import { environmentBrokenId } from "./environment/broken-id.ts";
import { environmentDefault } from "./environment/default.ts";
import { environmentFixedId } from "./environment/fixed-id.ts";
import { environmentHardCoded } from "./environment/hard-coded.ts";
import { environmentJsonDefault } from "./environment/json-default.ts";
import { environmentName } from "./environment/name.ts";
import { environmentParameterDefault } from "./environment/parameter-default.ts";
import { environmentType } from "./environment/type.ts";
import { environmentUnknownVariable } from "./environment/unknown-variable.ts";
import { environmentUnlinked } from "./environment/unlinked.ts";
import { failureNoRetryPolicy } from "./failure/no-retry-policy.ts";
import { failureRepeatedCreate } from "./failure/repeated-create.ts";
import { failureStaticResult } from "./failure/static-result.ts";
import { failureSwallowed } from "./failure/swallowed.ts";
import { failureUnhandled } from "./failure/unhandled.ts";
import { limitActions } from "./limit/actions.ts";
import { limitDepth } from "./limit/depth.ts";
import { limitDescription } from "./limit/description.ts";
import { limitPagination } from "./limit/pagination.ts";
import { limitRecurrence } from "./limit/recurrence.ts";
import { limitRetry } from "./limit/retry.ts";
import { limitSwitchCases } from "./limit/switch-cases.ts";
import { limitTimeout } from "./limit/timeout.ts";
import { limitTrackedProperties } from "./limit/tracked-properties.ts";
import { limitTriggerConcurrency } from "./limit/trigger-concurrency.ts";
import { limitUrl } from "./limit/url.ts";
import { limitVariables } from "./limit/variables.ts";
import { limitWaitingRuns } from "./limit/waiting-runs.ts";
import { responseInLoop } from "./response/in-loop.ts";
import { responseInParallel } from "./response/in-parallel.ts";
import { responseSecond } from "./response/second.ts";
import { responseSplitOn } from "./response/split-on.ts";
import { responseStatusCode } from "./response/status-code.ts";
import { responseWithConcurrency } from "./response/with-concurrency.ts";
import { responseWithoutRequest } from "./response/without-request.ts";
import { secretInVariable } from "./secret/in-variable.ts";
import { secretPlainText } from "./secret/plain-text.ts";
import { secretUnsecured } from "./secret/unsecured.ts";

/** What a flow asks of the services around it. */
export const rulesOfServices: readonly Rule[] = [
  responseInLoop,
  responseInParallel,
  responseSecond,
  responseSplitOn,
  responseStatusCode,
  responseWithConcurrency,
  responseWithoutRequest,
  limitActions,
  limitDepth,
  limitDescription,
  limitPagination,
  limitRecurrence,
  limitRetry,
  limitSwitchCases,
  limitTimeout,
  limitTrackedProperties,
  limitTriggerConcurrency,
  limitUrl,
  limitVariables,
  limitWaitingRuns,
  connectionAuthentication,
  connectionFixed,
  connectionInvoker,
  connectionIncomplete,
  connectionMissingParameter,
  connectionOperationType,
  connectionOtherConnector,
  connectionParameterType,
  connectionUndeclared,
  connectionUnknownOperation,
  connectionUnknownParameter,
  connectionUnknownReference,
  connectionUnused,
  dataverseChangeset,
  dataverseChoiceValue,
  dataverseBinding,
  dataverseBoundSet,
  dataverseQuery,
  dataverseOwnColumn,
  dataverseColumn,
  dataverseComparedValue,
  dataverseExpanded,
  dataverseDoubtfulColumn,
  dataverseEmptyText,
  dataverseEveryColumn,
  dataverseFilterColumn,
  dataverseFilterColumns,
  dataverseNavigation,
  dataverseNestedItem,
  dataverseOdataEscape,
  dataverseReadColumn,
  dataverseRowId,
  dataverseTableName,
  dataverseTextColumn,
  dataverseTriggerParameter,
  dataverseUnboundedList,
  dataverseUnselectedColumn,
  dataverseUpsert,
  dataverseValueType,
  childFlowInputs,
  childFlowInvoker,
  childFlowNoRequest,
  childFlowNoResponse,
  childFlowRetried,
  childFlowUnknown,
  environmentDefault,
  environmentFixedId,
  environmentBrokenId,
  environmentHardCoded,
  environmentJsonDefault,
  environmentName,
  environmentParameterDefault,
  environmentType,
  environmentUnknownVariable,
  environmentUnlinked,
  failureNoRetryPolicy,
  failureRepeatedCreate,
  failureStaticResult,
  failureSwallowed,
  failureUnhandled,
  secretPlainText,
  secretInVariable,
  secretUnsecured,
];
