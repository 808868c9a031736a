import { setFlagsFromString } from "node:v8";

/**
 * How much code runs before V8 optimises it; its own value is a tenth of that. A build of the product
 * ends before optimised code pays: with V8's value it takes 1.5 times the processor time. Work of
 * seconds is optimised all the same.
 *
 * By release of Node: only those whose V8 knows the flag stand here, another one would complain about
 * it on stderr. Node 22 and later wait for numbers of calls instead, by themselves long enough.
 */
const FLAGS: ReadonlyMap<string, string> = new Map([["20", "--interrupt-budget=700000"]]);

/** Tunes the engine for a command that lives for a part of a second. */
export function tuneEngine(): void {
  const [major = ""] = process.versions.node.split(".");
  const flags = FLAGS.get(major);
  if (flags !== undefined) setFlagsFromString(flags);
}
