export type * from "./action.ts";
export type * from "./condition.ts";
export type * from "./expression/ast.ts";
export type * from "./flow.ts";
export type * from "./layout.ts";
export type * from "./run-after.ts";
export type * from "./template.ts";
export type * from "./trigger.ts";
