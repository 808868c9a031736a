import { setFlagsFromString } from "node:v8";

/**
 * How long code runs before V8 optimises it: ten times as long as V8 would have it. A build of the
 * product ends before optimised code pays, with V8's values it takes up to 1.5 times the processor
 * time; work of seconds is optimised all the same.
 *
 * By release of Node, as V8 calls it there: a flag that it does not know it complains about on stderr.
 */
const PATIENCE: ReadonlyMap<string, string> = new Map([
  ["20", "--interrupt-budget=700000"],
  ["22", "--invocation-count-for-turbofan=30000 --invocation-count-for-osr=8000"],
  [
    "24",
    "--invocation-count-for-maglev=4000 --invocation-count-for-maglev-osr=1000 --invocation-count-for-turbofan=30000 --invocation-count-for-osr=8000",
  ],
]);

/**
 * The space of young objects stays as small as it begins. It would grow to 32 MB within half a second,
 * and to touch new memory costs a short process more than to tidy up more often: a sixth of a build.
 */
const SMALL_YOUNG_SPACE = "--semi-space-growth-factor=1";

/** Tunes the engine for a command that lives for a part of a second. */
export function tuneEngine(args: readonly string[]): void {
  const [major = ""] = process.versions.node.split(".");
  const patience = PATIENCE.get(major);
  if (patience === undefined) return;
  setFlagsFromString(patience);
  if (args.includes("build")) setFlagsFromString(SMALL_YOUNG_SPACE);
}
