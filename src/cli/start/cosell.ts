#!/usr/bin/env node
import type { main } from "../main.ts";
import { chunksIn } from "./chunks.ts";
import { tuneEngine } from "./engine.ts";

// The command as it is called: a few lines that load the rest.
tuneEngine();
const loaded = chunksIn(__dirname).load("main.js") as { readonly main: typeof main };
void loaded.main(process.argv.slice(2)).then(leave);

/** Ends when the last word is out: Node would first tidy up what ends with the process anyway. */
function leave(): void {
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}
