import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFolder } from "../run.ts";

/** A program that does what `pac solution unpack` and `pack` do, in its own simple way. */
export function fakePac(pack: string, { exit = 0, says = "" } = {}): string {
  const path = join(emptyFolder(), "pac");
  writeFileSync(
    path,
    `#!${process.execPath}
const { copyFileSync, writeFileSync } = require("node:fs");
const [command, job, ...flags] = process.argv.slice(2).map((word) => (word.startsWith("--") ? word.toLowerCase() : word));
if (command !== "solution") process.exit(0);
const flag = (name) => flags[flags.indexOf(name) + 1];
if (flag("--packagetype") !== "Unmanaged") throw new Error("wrong type");
console.log(${JSON.stringify(says)});
if (job === "unpack") copyFileSync(flag("--zipfile"), flag("--folder") + "/all");
if (job === "pack" && ${JSON.stringify(pack)} === "same") copyFileSync(flag("--folder") + "/all", flag("--zipfile"));
if (job === "pack" && !["same", "none"].includes(${JSON.stringify(pack)})) copyFileSync(${JSON.stringify(pack)}, flag("--zipfile"));
process.exit(${exit});
`,
  );
  chmodSync(path, 0o755);
  return path;
}
