import type { Instant } from "../port.ts";

/** What falls due, the earliest first; at the same moment by id. Never changed in place. */
export type Due = undefined | DueNode;

interface DueNode {
  readonly at: Instant;
  readonly id: string;
  /** A leftist heap: the way down on the right is the shortest to an end, this long. */
  readonly rank: number;
  readonly left: Due;
  readonly right: Due;
}

export const withDue = (due: Due, at: Instant, id: string): Due =>
  joined(due, { at, id, rank: 1, left: undefined, right: undefined });

export const withoutFirst = (due: Due): Due => due && joined(due.left, due.right);

function joined(one: Due, other: Due): Due {
  if (!one) return other;
  if (!other) return one;
  const [first, second] = isBefore(other, one) ? [other, one] : [one, other];
  const below = joined(first.right, second);
  const [left, right] =
    rankOf(first.left) < rankOf(below) ? [below, first.left] : [first.left, below];
  return { at: first.at, id: first.id, rank: rankOf(right) + 1, left, right };
}

const rankOf = (due: Due): number => due?.rank ?? 0;

const isBefore = (one: DueNode, other: DueNode): boolean =>
  one.at < other.at || (one.at === other.at && one.id < other.id);
