import type { Instant } from "../port.ts";
import { cultureNamed } from "./dotnet/cultures.ts";
import { instantOfTicks } from "./dotnet/date.ts";
import { parseDate } from "./dotnet/date-parse.ts";

/** A timestamp as .NET reads it; without a zone it counts as UTC. */
export function instantOfText(text: string): Instant | undefined {
  const culture = cultureNamed("");
  const stamp = culture && parseDate(text, culture, 0n);
  return stamp && instantOfTicks(stamp.ticks);
}
