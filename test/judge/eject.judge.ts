import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Checked } from "#foundation";
import type { SolutionDocument, SolutionFile } from "#model";
import { eject, ejectPair, zip, zipEntry } from "#packager";
import { readZip } from "#reader";

const reference = process.env["COSELL_REFERENCE"] ?? "";
const packager = join(reference, "packager");

const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, path)).isFile() && !path.endsWith("ZIP-LISTING.txt"))
      .map((path) => [path, readFileSync(join(folder, path))]),
  );

/** The zip a run began with: of a pair, parts kept once belong to both. */
function documentOf(name: string, kind: "unmanaged" | "managed"): SolutionDocument | undefined {
  const places = [
    join(reference, "exports", `${name}-unmanaged`),
    join(packager, name, "zip"),
    ...(kind === "managed"
      ? [join(reference, "exports", `${name}-managed`), join(packager, name, "zip-managed")]
      : []),
  ];
  const files = new Map(places.filter(existsSync).flatMap((folder) => [...filesIn(folder)]));
  if (!files.has("customizations.xml") || !files.has("solution.xml")) return undefined;
  const bytes = zip([...files].map(([path, content]) => zipEntry(path, content)));
  const { document, packageKind } = readZip(bytes, name);
  return packageKind === kind ? document : undefined;
}

/** Files the recorded folder has and the kept parts of the zip lack: what the listing names alone. */
const partsOnlyListed = /^(Workflows\/.*\.(json|xaml)|environmentvariabledefinitions\/.*)$/;

const unix = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString("utf8").replaceAll("\r\n", "\n");

function compare(
  { value: ejected, diagnostics }: Checked<readonly SolutionFile[]>,
  folder: string,
): void {
  /** What our documents keep whole differs in one file, and says so. */
  const foreign = diagnostics.filter(({ code }) => code === "eject/unknown-kind");
  const skeleton = "Other/Customizations.xml";
  const ours = new Map(ejected.map(({ path, content }) => [path, unix(content)]));
  const recorded = filesIn(folder);
  const differing = [...recorded].filter(([path, content]) => {
    const mine = ours.get(path);
    if (path === skeleton && foreign.length > 0) return mine === undefined;
    return mine === undefined ? !partsOnlyListed.test(path) : mine !== unix(content);
  });
  expect(differing.map(([path]) => path)).toEqual([]);
  const more = [...ours.keys()].filter((path) => !recorded.has(path));
  expect(more).toEqual([]);
}

const runs = readdirSync(packager).flatMap((name) =>
  readdirSync(join(packager, name))
    .filter((folder) => folder.startsWith("extracted-"))
    .map((folder) => [name, folder.slice("extracted-".length)] as const),
);

test.for(runs)("%s %s is unpacked as recorded", ([name, kind]) => {
  const folder = join(packager, name, `extracted-${kind}`);
  const unmanaged = kind === "managed" ? undefined : documentOf(name, "unmanaged");
  const managed = kind === "unmanaged" ? undefined : documentOf(name, "managed");
  if (kind === "both") {
    if (!unmanaged || !managed) throw new Error(`${name}: a zip of the pair is missing`);
    compare(ejectPair(unmanaged, managed), folder);
    return;
  }
  const document = unmanaged ?? managed;
  if (!document) throw new Error(`${name}: the zip is missing`);
  compare(eject(document, kind === "managed" ? "managed" : "unmanaged"), folder);
});
