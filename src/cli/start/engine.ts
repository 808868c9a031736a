import { setFlagsFromString } from "node:v8";

/** What V8 is told, in its own words. */
interface Tuning {
  /**
   * How long code runs before V8 optimises it: ten times as long as V8 would have it. A build of the
   * product ends before optimised code pays, with V8's values it takes up to 1.5 times the processor
   * time; work of seconds is optimised all the same.
   */
  readonly patience: string;
  /**
   * How long a function runs before V8 begins to write down what it sees there: eight times as long. Most
   * of what a build calls it calls a few times, and a place to write costs more than it gives.
   */
  readonly memory?: string;
  /**
   * How much the room for new objects may grow at a time while chunks load: most of what loading makes
   * stays. Then it stays as it is, so that it lies in the processor's cache; free to grow, it takes
   * memory that nobody has touched before: a sixth more of a build's time. V8 takes the value only once
   * it runs, not on its command line.
   */
  readonly growth: 1 | 2;
  /** Tidying up so little room costs less than waking the threads that would help. */
  readonly alone?: "--no-parallel-scavenge";
}

/** By release of Node, as V8 calls it there: a flag that it does not know it complains about on stderr. */
const TUNINGS: ReadonlyMap<string, Tuning> = new Map([
  [
    "20",
    {
      patience: "--interrupt-budget=700000",
      memory: "--interrupt-budget-factor-for-feedback-allocation=64",
      growth: 2,
      alone: "--no-parallel-scavenge",
    },
  ],
  [
    "22",
    {
      patience: "--invocation-count-for-turbofan=30000 --invocation-count-for-osr=8000",
      memory: "--invocation-count-for-feedback-allocation=64",
      growth: 1,
    },
  ],
  [
    "24",
    {
      patience:
        "--invocation-count-for-maglev=4000 --invocation-count-for-maglev-osr=1000 --invocation-count-for-turbofan=30000 --invocation-count-for-osr=8000",
      growth: 1,
    },
  ],
]);

const [release = ""] = process.versions.node.split(".");
/** None for a release that nobody measured. */
const tuning = TUNINGS.get(release);

const growing = (factor: Tuning["growth"]): string => `--semi-space-growth-factor=${factor}`;

/** Under which flags code is loaded; nothing for a release that nobody measured. */
export const engineFlags = (): string =>
  tuning === undefined
    ? ""
    : [growing(tuning.growth), tuning.patience, tuning.memory, tuning.alone]
        .filter((flags) => flags !== undefined)
        .join(" ");

/**
 * Tunes the engine for a command that lives for a part of a second. Always the same way: V8 takes code
 * that was compiled ahead only under the flags it was compiled under.
 */
export function tuneEngine(): void {
  if (tuning !== undefined) setFlagsFromString(engineFlags());
}

/** Loads code, or keeps what V8 made of it, under the flags it is loaded under. */
export function whileLoading<Result>(load: () => Result): Result {
  if (tuning === undefined || tuning.growth === 1) return load();
  setFlagsFromString(growing(tuning.growth));
  try {
    return load();
  } finally {
    setFlagsFromString(growing(1));
  }
}
