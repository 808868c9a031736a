export * from "./activation.ts";
export * from "./assemble.ts";
export type * from "./definition.ts";
export type * from "./document.ts";
export * from "./identify.ts";
export {
  EMPTY_LOCK,
  judgeRelease,
  LOCK_FILE,
  type Lock,
  type LockedPart,
  type RemovedPart,
} from "./lock.ts";
export type * from "./solution.ts";
