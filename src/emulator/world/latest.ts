/** A list that only grows at its end, and may lose what is oldest. */
export interface Latest<Entry> {
  readonly entries: readonly Entry[];
  /** How many were ever added. */
  added(): number;
  add(entry: Entry): void;
}

/**
 * Keeps all entries, or at least the latest `kept` of them: whatever may not go yet stays besides.
 * What is too old goes in one sweep once as many have come again, so that adding costs the same
 * however many came before.
 */
export function createLatest<Entry>(
  kept: number | undefined,
  mayGo: (entry: Entry) => boolean = () => true,
): Latest<Entry> {
  const entries: Entry[] = [];
  let count = 0;
  let sweepAt = kept === undefined ? Number.POSITIVE_INFINITY : 2 * kept;
  return {
    entries,
    added: () => count,
    add(entry) {
      entries.push(entry);
      count += 1;
      if (kept === undefined || entries.length <= sweepAt) return;
      const old = entries.splice(0, entries.length - kept);
      const staying = old.filter((one) => !mayGo(one));
      entries.unshift(...staying);
      sweepAt = entries.length + kept;
    },
  };
}
