import { setFlagsFromString } from "node:v8";

/** Releases of Node in which the flag is known to exist; another one would complain about it. */
const KNOWN: ReadonlySet<string> = new Set(["20", "22", "24"]);

/**
 * How much code runs before V8 optimises it; its own value is 132 kB. A build of the product ends
 * before optimised code pays: with V8's value it takes 1.5 times the processor time. Work of seconds
 * is optimised all the same.
 */
const INTERRUPT_BUDGET = 700_000;

/** Tunes the engine for a command that lives for a part of a second. */
export function tuneEngine(): void {
  const [major = ""] = process.versions.node.split(".");
  if (KNOWN.has(major)) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
