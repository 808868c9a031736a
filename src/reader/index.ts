export { type PackageKind, type ReadSolution, readFlowFile, readFolder, readZip } from "./read.ts";
export { ZIP_LIMITS } from "./zip/limits.ts";
