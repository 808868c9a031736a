#!/usr/bin/env node
import { tuneEngine } from "./node/engine.ts";
import { processTerminal } from "./node/terminal.ts";
import { runCosell } from "./program.ts";

tuneEngine();
process.exitCode = await runCosell(process.argv.slice(2), processTerminal());
