import { expect, test } from "vitest";
import { childElement, type Element } from "#foundation";
import { eject } from "#packager";
import { readFolder, readZip } from "#reader";
import { SOUND, zipOfParts } from "../../reader/sound-solution.ts";

/** Seen in what SolutionPackager makes of public solutions with a site map of their own. */
const MAP = '<SiteMap><SiteMap IntroducedVersion="7.0.0.0"><Area Id="A" /></SiteMap></SiteMap>';
const withMap = (kind: "0" | "1") =>
  readZip(
    zipOfParts({
      ...SOUND,
      "customizations.xml": (SOUND["customizations.xml"] ?? "").replace(
        "<EntityMaps />",
        `${MAP}<EntityMaps />`,
      ),
      "solution.xml": (SOUND["solution.xml"] ?? "").replace(
        "<Managed>0</Managed>",
        `<Managed>${kind}</Managed>`,
      ),
    }),
    "a.zip",
  );

test.each([
  ["unmanaged", "0", "Other/SiteMap.xml"],
  ["managed", "1", "Other/SiteMap_managed.xml"],
] as const)(
  "the site map of a %s package has a file of its own, which is read again",
  (kind, flag, path) => {
    const { document } = withMap(flag);
    const { value: files } = eject(document, kind);
    const found = files.filter((file) => file.path.includes("SiteMap"));
    expect(found.map((file) => file.path)).toEqual([path]);
    const again = readFolder(files);
    expect(again.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const mapIn = (customizations: Element) => childElement(customizations, "SiteMap");
    expect(mapIn(again.document.customizations)).toEqual(mapIn(document.customizations));
    expect(mapIn(document.customizations)?.children).toHaveLength(1);
  },
);
