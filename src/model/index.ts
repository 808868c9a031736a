export type * from "./solution.ts";
