/** Bounds of one XML part; real customizations have some 200,000 elements at a depth below 30. */
export const XML_LIMITS = { depth: 256, elements: 2_000_000 } as const;
