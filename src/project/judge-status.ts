import type { Diagnostic } from "#foundation";
import type { LayeredMapping } from "./extends.ts";
import { inFile, upperFirst } from "./layers.ts";
import type { StatusReasons } from "./mapping.ts";
import { nearest } from "./tree.ts";

type State = "open" | "won" | "lost";

/** The state of an opportunity by what the referral's status is (domain.md §7.1). */
const STATE = {
  accepted: "open",
  onHold: "open",
  won: "won",
  lost: "lost",
  declined: "lost",
  expired: "lost",
} as const satisfies Readonly<Record<keyof StatusReasons, State>>;

/** The status reasons that every organisation has, and the state of each (domain.md §8). */
const STANDARD: ReadonlyMap<number, readonly [name: string, state: State]> = new Map([
  [1, ["In Progress", "open"]],
  [2, ["On Hold", "open"]],
  [3, ["Won", "won"]],
  [4, ["Canceled", "lost"]],
  [5, ["Out-Sold", "lost"]],
]);

type Key = keyof StatusReasons;
const KEYS = Object.keys(STATE) as readonly Key[];

/**
 * A status reason belongs to one state; and what was accepted must be told from what was not, while
 * the ways of losing may share one.
 */
export function judgeStatus(status: StatusReasons, layered: LayeredMapping): readonly Diagnostic[] {
  const placed = (key: Key) => ({ name: key, at: nearest(layered.tree, `/status/${key}`).at });
  return KEYS.flatMap((key, position): Diagnostic[] => {
    const value = status[key];
    const [name, state] = STANDARD.get(value) ?? [];
    if (state !== undefined && state !== STATE[key]) {
      return [
        {
          code: CODE,
          severity: "error",
          message: `status.${key} is ${value}, which is ${name}: a reason of ${state} opportunities.`,
          at: placed(key).at,
          hint: `Name a status reason of ${STATE[key]} opportunities.`,
        },
      ];
    }
    const same = KEYS.slice(0, position).find(
      (other) =>
        status[other] === value &&
        !(STATE[other] === "lost" && STATE[key] === "lost") &&
        (state === undefined || state === STATE[other]),
    );
    if (same === undefined) return [];
    const [mine, other] = upperFirst(layered, placed(key), placed(same));
    return [
      {
        code: CODE,
        severity: "error",
        message: `status.${mine.name} and status.${other.name}${inFile(other.at, mine.at)} are both ${value}.`,
        at: mine.at,
        hint: "Give each a status reason of its own; only lost, declined and expired may share one.",
      },
    ];
  });
}

const CODE = "project/status-contradiction";
