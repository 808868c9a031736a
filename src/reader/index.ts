export {
  mayBeSolution,
  type PackageKind,
  type PartMemory,
  partMemory,
  type ReadSolution,
  readBackZip,
  readFlowFile,
  readFolder,
  readZip,
} from "./read.ts";
export { hasSameContent } from "./same-content.ts";
export { ZIP_LIMITS } from "./zip/limits.ts";
