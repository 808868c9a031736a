export type { Dataverse, DataverseOptions, DataverseState, DataverseTuning } from "./dataverse.ts";
export { CONNECTION_USER, createDataverse, DATAVERSE_API } from "./dataverse.ts";
export type { DeliveredBody } from "./delivery.ts";
export type { DirectRows, PlainRow } from "./direct-rows.ts";
export type { Refused } from "./errors.ts";
export { isRefused } from "./errors.ts";
export { dataverseFailure } from "./failure.ts";
export { ACTIONS as DATAVERSE_ACTIONS, OPERATIONS as DATAVERSE_OPERATIONS } from "./operations.ts";
export type { Write, WrittenBy } from "./write-log.ts";
