export type * from "./document.ts";
export type * from "./solution.ts";
