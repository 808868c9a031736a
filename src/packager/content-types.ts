import { byTextIgnoringCase, type Element, element, printXml } from "#foundation";

const BINARY = "application/octet-stream";

/** `[Content_Types].xml`: a part whose extension it does not name does not exist (§1.2). */
export function contentTypes(paths: readonly string[]): string {
  const extensions = new Set<string>();
  const bare: string[] = [];
  for (const path of paths) {
    const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
    if (extension === undefined) bare.push(path);
    else if (extension !== "xml") extensions.add(extension);
  }
  const root = element(
    "Types",
    { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
    [
      ...["xml", ...[...extensions].toSorted(byTextIgnoringCase)].map(
        (extension): Element => element("Default", { Extension: extension, ContentType: BINARY }),
      ),
      ...bare
        .toSorted(byTextIgnoringCase)
        .map((path) => element("Override", { PartName: `/${path}`, ContentType: BINARY })),
    ],
  );
  return onOneLine(root);
}

const onOneLine = (root: Element): string =>
  printXml(root, { declared: true, lineBreak: "\n" }).replaceAll(/\n */g, "");
