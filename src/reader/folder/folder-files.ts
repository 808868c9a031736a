import { by, byTextIgnoringCase, type Element } from "#foundation";
import type { SolutionFile } from "#model";
import type { Notes } from "../notes.ts";
import { readXmlPart } from "../xml-part.ts";

/** The files of an unpacked folder, each read at most once. */
export interface FolderFiles {
  /** Paths below a folder, in the order in which Microsoft's packer takes them (§24.5). */
  below(folder: string): readonly string[];
  /** The root of an XML file, without the namespace that only files of their own need. */
  xml(path: string): Element | undefined;
  /** What no one has asked for as XML, in order. */
  rest(): readonly SolutionFile[];
}

export function folderFiles(files: readonly SolutionFile[], notes: Notes): FolderFiles {
  const inside = withoutOuterFolder(files, notes);
  const sorted = inside.toSorted(by(({ path }) => path, byTextIgnoringCase));
  const byPath = new Map(sorted.map((file) => [file.path, file]));
  const taken = new Set<string>();
  return {
    below: (folder) =>
      sorted.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path }) => path),
    xml: (path) => {
      const file = byPath.get(path);
      if (!file) return undefined;
      taken.add(path);
      const root = readXmlPart(file.content, path, notes);
      return root && withoutInstance(root);
    },
    rest: () => sorted.filter(({ path }) => !taken.has(path)),
  };
}

const withoutInstance = (root: Element): Element =>
  root.name === "ImportExportXml"
    ? root
    : { ...root, attributes: root.attributes.filter(([name]) => name !== "xmlns:xsi") };

const MAIN_FILE = /^(.*?)Other\/Solution\.xml$/;

/** Projects keep the solution in `src/` or deeper: the folder of `Other/Solution.xml` counts. */
function withoutOuterFolder(files: readonly SolutionFile[], notes: Notes): readonly SolutionFile[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  const unsafe = files.filter(({ path }) => /(^|\/)\.\.?(\/|$)|^\/|\\|\u0000/.test(path));
  for (const { path } of unsafe) {
    notes.say("error", "file-name", "The file's name leads out of the folder.", path);
  }
  const safe = files.filter((file) => !unsafe.includes(file));
  const [shortest, ...others] = safe
    .flatMap(({ path }) => MAIN_FILE.exec(path)?.[1] ?? [])
    .toSorted((left, right) => left.length - right.length);
  if (shortest === undefined || shortest === "") return safe;
  // What lies in the solution that is read is part of it.
  const beside = others.filter((other) => !other.startsWith(shortest));
  if (beside.length > 0) {
    const message = `The folder holds ${beside.length + 1} solutions. Read is ${shortest}; ${beside.join(", ")} ${beside.length === 1 ? "is" : "are"} not.`;
    notes.say("warning", "several-solutions", message, `${shortest}Other/Solution.xml`);
  }
  return safe
    .filter(({ path }) => path.startsWith(shortest))
    .map(({ path, content }) => ({ path: path.slice(shortest.length), content }));
}
