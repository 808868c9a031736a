import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readStories } from "#emulator";
import type { Diagnostic } from "#foundation";
import { simulate } from "../../src/simulate.ts";
import { ownFiles, ROOT } from "../project/project-files.ts";

const FOLDER = "test/stories";

/** The stories that ship with the product, as a fork finds them. */
const stories = new Map(
  readdirSync(join(ROOT, FOLDER))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`${FOLDER}/${name}`, readFileSync(join(ROOT, FOLDER, name), "utf8")]),
);

export const examples: readonly string[] = [...ownFiles().keys()].filter((path) =>
  path.startsWith("mappings/examples/"),
);

/** Paths of the mappings that stories name. */
export const mappingsPlayed: ReadonlySet<string | undefined> = new Set(
  [...stories.keys()].flatMap((path) =>
    readStories(path, stories).value.map(({ given }) => given.mapping),
  ),
);

/** What goes wrong when a fork with this mapping is built and plays A1 and B1 in both profiles. */
export function complaintsOf(mapping: string, text?: string): readonly string[] {
  const files = ownFiles();
  if (text !== undefined) files.set(mapping, text);
  const played = simulate({ kind: "project", files, mapping }, { stories, chosen: ["A1:", "B1:"] });
  const failures = played.stories.flatMap((story) => story.failures);
  const complaints = [...played.findings, ...failures].filter(({ code }) => code !== ASSUMED);
  return [
    ...(played.stories.length < 6 ? ["too few stories were played"] : []),
    ...complaints.map(told),
  ];
}

/** Not a complaint: what the simulated CRM was given. */
const ASSUMED = "simulate/assumed";

const told = ({ code, message, at }: Diagnostic): string =>
  `${at.in === "file" ? `${at.path}:${at.line}` : at.part} ${message} (${code})`;
