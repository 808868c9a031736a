import { sha256 } from "#foundation";
import { tinyZips } from "./tiny-zips.ts";

/** Prints the digests of the tiny solution's zips: bundled and started under other surroundings. */
const clock = process.env["CLOCK"];
if (clock) Date.now = () => Date.parse(clock);
process.stdout.write(Object.values(tinyZips()).map(sha256).join(" "));
