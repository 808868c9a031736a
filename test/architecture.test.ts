import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { topologicalOrder } from "#foundation";

const words = ["dataverse", "wdl", "connectors", "project"];
const roads = [
  "solution.ts",
  "sources.ts",
  "organization.ts",
  "build.ts",
  "check.ts",
  "simulate.ts",
];
const machines = ["reader", "packager", "validation", "emulator", "docs", "deploy"];

/** Who may import whom. Content and machines stand side by side: neither is in the other's row. */
const law: Readonly<Record<string, readonly string[]>> = {
  foundation: [],
  dataverse: ["foundation"],
  wdl: ["foundation"],
  connectors: ["foundation", "dataverse", "wdl"],
  project: ["foundation", "dataverse"],
  model: ["foundation", ...words],
  entities: ["foundation", "dataverse", "project"],
  envvars: ["foundation", "dataverse", "project"],
  flows: ["foundation", ...words, "entities", "envvars"],
  reader: ["foundation", "dataverse", "wdl", "connectors", "model"],
  packager: ["foundation", "dataverse", "wdl", "connectors", "model"],
  validation: ["foundation", "dataverse", "wdl", "connectors", "model"],
  emulator: ["foundation", "dataverse", "wdl", "connectors", "model"],
  docs: ["foundation", "dataverse", "wdl", "connectors", "project", "model"],
  deploy: ["foundation", "model"],
  "solution.ts": ["foundation", ...words, "model", "entities", "envvars", "flows"],
  "sources.ts": ["foundation", "project", "model"],
  "check.ts": ["foundation", ...words, "model", ...machines, "solution.ts", "sources.ts"],
  "build.ts": [
    "foundation",
    ...words,
    "model",
    ...machines,
    "solution.ts",
    "sources.ts",
    "check.ts",
  ],
  "organization.ts": ["foundation", "dataverse", "project", "envvars", "emulator"],
  "simulate.ts": [
    "foundation",
    ...words,
    "model",
    ...machines,
    "solution.ts",
    "organization.ts",
    "build.ts",
  ],
  "index.ts": ["foundation", ...words, "model", ...machines, ...roads],
  cli: ["foundation", ...words, "model", ...machines, ...roads],
};

/** Which packages a room may bring in; of Node's own modules only those that compute. */
const shelf: Readonly<Record<string, readonly string[]>> = {
  foundation: ["node:buffer", "node:crypto", "saxes", "xmlbuilder2"],
  project: ["ajv", "yaml"],
  reader: ["jszip", "node:buffer", "node:zlib"],
  packager: ["node:buffer", "node:zlib", "zlib-streams/zlib-streams.wasm"],
  emulator: ["ajv", "yaml"],
  cli: ["commander", "node:*", "@microsoft/powerplatform-cli-wrapper"],
};

const src = resolve(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"))
  .toSorted();
/** Compiled from the JSON Schemas beside it: nobody reads or edits it. */
const written = (file: string): boolean => file !== "project/schema/validators.ts";
const roomOf = (file: string): string => file.split("/")[0] ?? "";
const nameOf = (file: string): string => basename(file, ".ts");
const textOf = (file: string): string => readFileSync(join(src, file), "utf8");
const code = new Map(
  files.map((file) => [file, textOf(file).replaceAll(/^\s*(\/?\*|\/\/).*$/gm, "")]),
);

/** Every `from "…"`, `import "…"` and `import(…)`, with what stands between the quotes. */
const imports = [...code].flatMap(([file, text]) => [
  ...[...text.matchAll(/(?:\bfrom |^import )"([^"$\n]+)"[^"\n]*;$/gm)].map(([, what = ""]) => ({
    file,
    what,
    lazy: false,
  })),
  ...[...text.matchAll(/\bimport\(\s*(?:"([^"\n]+)")?/g)].map(([, what = "a computed name"]) => ({
    file,
    what,
    lazy: true,
  })),
]);
const within = ({ what }: { readonly what: string }): boolean => /^[#.]/.test(what);
const targetOf = ({ file, what }: (typeof imports)[number]): string =>
  what.startsWith("#")
    ? `${what.slice(1)}/index.ts`
    : relative(src, resolve(src, dirname(file), what)).replaceAll("\\", "/");
const crossings = imports
  .filter(within)
  .map((one) => ({ ...one, to: roomOf(targetOf(one)) }))
  .filter(({ file, to }) => to !== roomOf(file) && to !== "..");
const told = (list: typeof imports): string[] => list.map(({ file, what }) => `${file} → ${what}`);

test("every room stands in the law", () => {
  expect([...new Set(files.map(roomOf))].filter((room) => !(room in law))).toEqual([]);
});

test("a room uses only the rooms below it", () => {
  const allowed = ({ file, to }: (typeof crossings)[number]) => law[roomOf(file)]?.includes(to);
  expect(told(crossings.filter((one) => !allowed(one)))).toEqual([]);
});

test("the law itself has no circles", () => {
  expect(topologicalOrder(new Map(Object.entries(law)))).toHaveProperty("order");
});

test("the files have no circles", () => {
  const needs = new Map(files.map((file): [string, string[]] => [file, []]));
  for (const one of imports.filter(within)) needs.get(one.file)?.push(targetOf(one));
  const walked = topologicalOrder(needs);
  expect("circle" in walked ? walked.circle : []).toEqual([]);
});

test("a room is entered through its door", () => {
  const byWindow = ({ what, to }: (typeof crossings)[number]) =>
    what.startsWith("#") ? what.includes("/") : !roads.includes(to);
  expect(told(crossings.filter(byWindow))).toEqual([]);
});

test("a door only leads in", () => {
  const doors = files.filter((file) => /^[^/]+\/index\.ts$/.test(file));
  const onlyReexports = (text: string) =>
    text.replaceAll(/export (type )?(\*( as \w+)?|\{[^}]*\}) from "[^"]+";/g, "").trim() === "";
  expect(doors.filter((door) => !onlyReexports(code.get(door) ?? ""))).toEqual([]);
});

test("a room brings in only the packages on its shelf", () => {
  const allowed = ({ file, what }: (typeof imports)[number]) =>
    [what, what.replace(/^node:.*/, "node:*")].some((name) => shelf[roomOf(file)]?.includes(name));
  expect(told(imports.filter((one) => !within(one) && !allowed(one)))).toEqual([]);
});

test("only the roof loads lazily, and only the roof reaches out of src", () => {
  const out = (one: (typeof imports)[number]) => within(one) && targetOf(one).startsWith("..");
  const below = imports.filter(({ file }) => roomOf(file) !== "cli");
  expect(told(below.filter((one) => one.lazy || out(one)))).toEqual([]);
});

test("only the roof has hands: no disk, no clock, no dice, no network below it", () => {
  const network = (text: string) => /\bfetch\(/.test(text) && !/\bfunction fetch\(/.test(text);
  const hands =
    /\bprocess\.|\bglobalThis\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bset(Timeout|Interval|Immediate)\(|\bperformance\.|\btoLocale|\blocaleCompare\(|\brequire\(/;
  expect(
    [...code]
      .filter(([file, text]) => roomOf(file) !== "cli" && (hands.test(text) || network(text)))
      .map(([file]) => file),
  ).toEqual([]);
});

test("the words and the machines do not know the product", () => {
  const product = /referral|partner ?center|co-sell/i;
  const knowing = [...["foundation", "dataverse", "wdl"], ...machines].flatMap((room) =>
    files.filter((file) => roomOf(file) === room && product.test(`${file}\n${code.get(file)}`)),
  );
  const outside = /^(emulator\/(partner-center|stories)|docs)\//;
  expect(knowing.filter((file) => !outside.test(file))).toEqual([]);
});

test("a file is short enough to read in one sitting", () => {
  expect(files.filter(written).filter((file) => textOf(file).split("\n").length > 301)).toEqual([]);
});

test("a file's name says what is inside", () => {
  const banned = /^(utils?|helpers?|common|misc|managers?|services?|base|types)$/;
  const bad = (file: string) =>
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(nameOf(file)) ||
    file.split(/[/.]/).some((part) => banned.test(part));
  expect(files.filter(bad)).toEqual([]);
});

test("nothing is exported without a name, loosely typed or left for later", () => {
  const loose = /^export default\b|\bas any\b|: any\b|<any>|\b(enum|namespace) [A-Z]/m;
  const left = /@ts-(ignore|expect-error|nocheck)|\b(TODO|FIXME|XXX)\b/;
  const bad = (file: string) => loose.test(code.get(file) ?? "") || left.test(textOf(file));
  expect(files.filter(written).filter(bad)).toEqual([]);
});
