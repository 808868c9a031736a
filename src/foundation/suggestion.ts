/** Longer words and further candidates are not compared: a hostile file pays with our time. */
const LONGEST_WORD = 128;
const MOST_CANDIDATES = 1000;

/** The candidate that a slip of the pen most likely meant, if one is near enough. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const wanted = word.toLowerCase();
  let left = MOST_CANDIDATES;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (left === 0) break;
    left -= 1;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/**
 * The candidate that lies one slip of the pen away: a letter more, less or swapped. Digits and
 * underscores tell names such as `text_1` apart.
 */
export function slipOf(word: string, candidates: Iterable<string>): string | undefined {
  const meant = didYouMean(word, candidates);
  const isSlip =
    meant !== undefined &&
    Math.abs(word.length - meant.length) <= 1 &&
    word.replaceAll(/[^\d_]/g, "") === meant.replaceAll(/[^\d_]/g, "");
  return isSlip ? meant : undefined;
}

/** Whether one letter more, less, swapped or another makes one word of the other. */
export function isOneLetterAway(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const [one, other] = [
    left.slice(start, left.length - end),
    right.slice(start, right.length - end),
  ];
  if (one === other) return false;
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}

/** `; did you mean "x"?`, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const best = didYouMean(word, candidates);
  return best === undefined ? "" : ` Did you mean "${best}"?`;
}

/** Insertions, deletions, replacements and swaps of neighbours; gives up at `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(
        (previous[j] ?? limit) + 1,
        (current[j - 1] ?? limit) + 1,
        (previous[j - 1] ?? limit) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (beforePrevious[j - 2] ?? limit) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? limit;
}
