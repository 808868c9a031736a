export * from "./mapping.ts";
export type * from "./project.ts";
