/** What Dataverse's own types of number can hold. */
export const BOUNDS = {
  wholeNumber: { min: -2_147_483_648, max: 2_147_483_647 },
  decimal: { min: -100_000_000_000, max: 100_000_000_000 },
  float: { min: -100_000_000_000, max: 100_000_000_000 },
  money: { min: -922_337_203_685_477, max: 922_337_203_685_477 },
} as const;
