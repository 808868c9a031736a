/** Values of an opportunity's statecode: fixed by Dataverse, unlike the status reasons, which a mapping names. */
export const OPPORTUNITY_STATE = {
  open: { value: 0 },
  won: { value: 1 },
  lost: { value: 2 },
} as const;
