export type { ProjectFiles } from "./extends.ts";
export { loadProject, SOLUTION_FILE } from "./load.ts";
export * from "./lock.ts";
export * from "./mapped-columns.ts";
export * from "./mapping.ts";
export { mappingPlaces, placeInMapping } from "./mapping-places.ts";
export type * from "./project.ts";
export { LANGUAGES } from "./solution-file.ts";
