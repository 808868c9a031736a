import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { compile, eject, isTreeFile } from "#packager";
import { readFolder, readZip } from "#reader";
import { everything } from "../everything.ts";
import { FLOW_FILE, SOUND, zipOfParts } from "../../reader/sound-solution.ts";

const TYPES = "[Content_Types].xml";
const CUSTOMIZATIONS = "customizations.xml";
const documentOf = (parts: Readonly<Record<string, string>>) =>
  readZip(
    zipOfParts({
      ...parts,
      [TYPES]: (parts[TYPES] ?? "").replace(
        "</Types>",
        '<Default Extension="xaml" ContentType="application/octet-stream" /></Types>',
      ),
    }),
    "a.zip",
  ).document;

/** Files that a zip of their names never gives: its reader refuses them first. */
const withFiles = (...names: readonly string[]) => {
  const sound = documentOf(SOUND);
  const files = names.map((name) => ({ path: `Assets/${name}`, content: Buffer.from(name) }));
  return { ...sound, files: [...sound.files, ...files] };
};

/** The name of an entry and of the file that SolutionPackager 9.1.1.146 makes of it. */
const NAMES: readonly (readonly [entry: string, file: string])[] = [
  ["a%20b", "a b"],
  ["a b", "a b"],
  ["plus%2Bx", "plus+x"],
  ["plus+y", "plus+y"],
  ["u%C3%BCe", "uüe"],
  ["lower%c3%a4", "lowerä"],
  ["emoji%F0%9F%98%80", "emoji😀"],
  ["pct%25z", "pct%z"],
  ["pct%2525z", "pct%25z"],
  ["br%5Bc%5D", "br[c]"],
  ["%41bc", "Abc"],
  ["bad%zz", "bad%zz"],
  ["half%2", "half%2"],
  ["100%", "100%"],
  ["%u00e4", "%u00e4"],
  ["latin%E4", "latin%E4"],
  ["cut%E2%82", "cut%E2%82"],
  ["cut%F0%9F%98", "cut%F0%9F%98"],
  ["%C3%BC%E4", "ü%E4"],
  ["slash%2Fx", "slash/x"],
];

test.each(NAMES)("the entry %s becomes the file %s", (entry, file) => {
  const { value, diagnostics } = eject(
    documentOf({ ...SOUND, [`Assets/${entry}.xml`]: entry }),
    "unmanaged",
  );
  expect(diagnostics).toEqual([]);
  const found = value.filter(({ path }) => path.startsWith("Assets/"));
  expect(found.map(({ path, content }) => [path, Buffer.from(content).toString()])).toEqual([
    [`Assets/${file}.xml`, entry],
  ]);
});

/** What it writes outside of the folder, fails at, or only some file systems take. */
test.each([
  ["%2e%2e/%2E./x", "eject/path"],
  ["..%2Fx", "eject/path"],
  ["..%5Cx", "eject/path"],
  ["x%00y", "eject/path"],
  ["x%0Ay", "eject/path"],
])("the entry %s is refused: %s", (entry, code) => {
  expect(eject(withFiles(entry), "unmanaged").diagnostics).toMatchObject([
    { code, severity: "error" },
  ]);
});

test("two entries that become one file are refused", () => {
  const twins = withFiles("a b", "a%20b");
  expect(eject(twins, "unmanaged").diagnostics).toMatchObject([
    { code: "eject/twice", severity: "error" },
  ]);
});

/** Seen with a blank and its escape on either side, and with another case. */
test.each([
  ["a b", "a b"],
  ["a%20b", "a b"],
  ["a b", "a%20b"],
  ["a%20b", "a%20b"],
  ["A B", "a b"],
])("a flow's file %s is called as its node says: %s", (entry, said) => {
  const parts = Object.fromEntries(
    Object.entries(SOUND).map(([path, content]) => [
      path === FLOW_FILE ? `Workflows/${entry}.json` : path,
      content.replaceAll(`/${FLOW_FILE}`, `/Workflows/${said}.json`),
    ]),
  );
  const paths = eject(documentOf(parts), "unmanaged").value.map(({ path }) => path);
  expect(paths).toContain(`Workflows/${said}.json`);
  expect(paths).toContain(`Workflows/${said}.json.data.xml`);
  expect(paths.filter((path) => path.startsWith("Workflows/"))).toHaveLength(4);
});

test("the file of a calculated column lies beside its table and is found there again", () => {
  const formula = "Formulas/tst_item-tst_name.xaml";
  const parts = {
    ...SOUND,
    [CUSTOMIZATIONS]: (SOUND[CUSTOMIZATIONS] ?? "").replace(
      "</attribute>",
      `<FormulaDefinitionFileName>/${formula}</FormulaDefinitionFileName></attribute>`,
    ),
    [formula]: "<Activity />",
  };
  const { value, diagnostics } = eject(documentOf(parts), "unmanaged");
  expect(diagnostics).toEqual([]);
  const [file] = value.filter(({ path }) => path.endsWith(".xaml"));
  expect(file?.path).toMatch(/^Entities\/[^/]+\/Formulas\/tst_item-tst_name\.xaml$/);
  expect(readFolder(value).document.files.map(({ path }) => path)).toContain(formula);
});

test("a formula that no column names is told, not lost", () => {
  const parts = { ...SOUND, "Formulas/stray.xaml": "<Activity />" };
  expect(eject(documentOf(parts), "unmanaged").diagnostics).toMatchObject([
    { code: "eject/loose", severity: "error", at: { part: "Formulas/stray.xaml" } },
  ]);
});

test("every file of a tree of ours is known as one", () => {
  const files = ["unmanaged", "managed"] as const;
  const paths = files.flatMap((kind) =>
    eject(compile(assemble(everything, EMPTY_LOCK).value.model, kind), kind).value.map(
      ({ path }) => path,
    ),
  );
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !isTreeFile(path))).toEqual([]);
});
