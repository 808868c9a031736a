import type { OptionOf } from "./standard-columns.ts";

const state = <const Value extends number>(value: Value) =>
  ({ value }) as { readonly value: Value } & OptionOf<"opportunity.statecode">;

/** Values of an opportunity's statecode: fixed by Dataverse, unlike the status reasons, which a mapping names. */
export const OPPORTUNITY_STATE = {
  open: state(0),
  won: state(1),
  lost: state(2),
} as const;
