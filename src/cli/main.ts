#!/usr/bin/env node
import { processTerminal } from "./node/terminal.ts";
import { runCosell } from "./program.ts";

process.exitCode = await runCosell(process.argv.slice(2), processTerminal());
