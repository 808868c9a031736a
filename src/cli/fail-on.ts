import { Option } from "commander";
import type { Severity } from "#foundation";

export interface FailOn {
  readonly failOn: Severity;
}

/** `--fail-on`: the lightest finding that makes the exit code 1. */
export const failOnOption = (): Option =>
  new Option("--fail-on <severity>", "exit with 1 from this weight of findings on")
    .choices(["error", "warning", "info"])
    .default("error");
