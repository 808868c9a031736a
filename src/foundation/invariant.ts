/** For mistakes of our own only; what a partner wrote is reported as a finding. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`cosell is wrong here: ${message}`);
}
