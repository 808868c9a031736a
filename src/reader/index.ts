export { type PartMemory, partMemory } from "./notes.ts";
export {
  type PackageKind,
  type ReadSolution,
  readBackZip,
  readFlowFile,
  readFolder,
  readZip,
} from "./read.ts";
export { ZIP_LIMITS } from "./zip/limits.ts";
