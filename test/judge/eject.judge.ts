import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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

/** The zip a run began with, from the parts that were kept. */
function documentOf(name: string, kind: "unmanaged" | "managed"): SolutionDocument | undefined {
  const folders = [
    join(packager, name, kind === "managed" ? "zip-managed" : "zip"),
    ...(kind === "managed" && !existsSync(join(packager, name, "extracted-unmanaged"))
      ? [join(packager, name, "zip")]
      : []),
    join(reference, "exports", `${name}-${kind}`),
  ].filter(existsSync);
  for (const folder of folders) {
    const files = filesIn(folder);
    if (!files.has("customizations.xml") || !files.has("solution.xml")) continue;
    const bytes = zip([...files].map(([path, content]) => zipEntry(path, content)));
    const { document, packageKind } = readZip(bytes, name);
    if (packageKind === kind) return document;
  }
  return undefined;
}

const unix = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8").replaceAll("\r\n", "\n");

function compare(ejected: readonly SolutionFile[], folder: string): void {
  const ours = new Map(ejected.map(({ path, content }) => [path, unix(content)]));
  const recorded = filesIn(folder);
  const differing = [...recorded].filter(([path, content]) => {
    const mine = ours.get(path);
    return mine === undefined ? path.endsWith(".xml") : mine !== unix(content);
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
    compare(ejectPair(unmanaged, managed).value, folder);
    return;
  }
  const document = unmanaged ?? managed;
  if (!document) throw new Error(`${name}: the zip is missing`);
  compare(eject(document, kind === "managed" ? "managed" : "unmanaged").value, folder);
});
