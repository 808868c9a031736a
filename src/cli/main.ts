#!/usr/bin/env node
import { tuneEngine } from "./node/engine.ts";
import { processTerminal } from "./node/terminal.ts";
import { runCosell } from "./program.ts";

const args = process.argv.slice(2);
tuneEngine(args);
process.exitCode = await runCosell(args, processTerminal());
