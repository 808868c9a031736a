import type { Labels, Publisher } from "#dataverse";
import type { Severity } from "#foundation";
import type { Mapping } from "./mapping.ts";

/** What the files of a partner say, settled: every default filled in, every value checked. */
export interface Project {
  /** Begins the addresses of all ids: two forks with different names never meet. */
  readonly uniqueName: string;
  readonly labels: Labels;
  readonly descriptions: Labels;
  /** Four numbers. */
  readonly version: string;
  /** LCIDs, the base language first. */
  readonly languages: readonly number[];
  readonly publisher: Publisher;
  /** Whose names the parts carry: our own, or those of Microsoft's shipped solution. */
  readonly profile: "own" | "msft";
  /** Ends the names of flows, e.g. ` (Insider Preview)`; with its leading blank, or empty. */
  readonly nameSuffix: string;
  readonly flowsShip: "on" | "off";
  /** Findings that weigh differently here, by code. */
  readonly findings: ReadonlyMap<string, FindingOverride>;
  readonly mapping: Mapping;
}

export interface FindingOverride {
  readonly severity: Severity;
  readonly reason: string;
}
