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
 * Room for new objects stays as small as it begins: it then lies in the processor's cache. Where it
 * grows, a build of the product takes a sixth more of the processor's time, most of it for memory that
 * nobody has touched before; work of seconds would gain up to a seventh by it. V8 takes the value only
 * once it runs, not on its command line.
 */
const NEARNESS = "--semi-space-growth-factor=1";

/** What V8 is told, by the release of Node that runs; nothing for one that nobody measured. */
export function engineFlags(): string {
  const [major = ""] = process.versions.node.split(".");
  const patience = PATIENCE.get(major);
  return patience === undefined ? "" : `${NEARNESS} ${patience}`;
}

/**
 * Tunes the engine for a command that lives for a part of a second. Always the same way: V8 takes code
 * that was compiled ahead only under the flags it was compiled under.
 */
export function tuneEngine(): void {
  const flags = engineFlags();
  if (flags !== "") setFlagsFromString(flags);
}
