export { compile, compileKinds } from "./compile.ts";
export { contentTypes } from "./content-types.ts";
export { type EjectKind, eject, ejectPair } from "./eject/eject.ts";
export { isTreeFile } from "./eject/tree-file.ts";
export { type Agreed, firstDifference } from "./equal-documents.ts";
export { pack, packDocuments, zipName } from "./package.ts";
export * from "./side-files.ts";
export type { PackageKind } from "./solution-xml.ts";
export * from "./zip.ts";
