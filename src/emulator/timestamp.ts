import type { Instant } from "./port.ts";

let lastInstant = Number.NaN;
let lastText = "";

/**
 * With seven digits of a second, as both Power Automate and Partner Center write time. The same moment
 * is written many times.
 */
export function timestamp(at: Instant): string {
  if (at !== lastInstant) {
    lastText = `${new Date(at).toISOString().slice(0, -1)}0000Z`;
    lastInstant = at;
  }
  return lastText;
}
