import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { EXPORT_STYLE, printXml } from "#foundation";
import { compile, firstDifference } from "#packager";
import { LOCK_FILE, printLock } from "#project";
import { build } from "../../src/build.ts";
import { ownFiles, ROOT } from "../project/project-files.ts";

/** Every part of the product lies beside this file: a change of the product shows in them. */
const files = ownFiles().set(LOCK_FILE, readFileSync(join(ROOT, LOCK_FILE), "utf8"));
const built = build(files);
const { model, findings } = built;
if (!model) throw new Error(JSON.stringify(findings));
const document = compile(model, "unmanaged");
const managed = compile(model, "managed");

const text = (content: string | Uint8Array): string =>
  (typeof content === "string" ? content : Buffer.from(content).toString("utf8")).replaceAll(
    "\r\n",
    "\n",
  );
const parts: readonly (readonly [path: string, content: string])[] = [
  ["solution.xml", printXml(document.solution, EXPORT_STYLE)],
  ["customizations.xml", printXml(document.customizations, EXPORT_STYLE)],
  ...document.files.map(({ path, content }) => [path, text(content)] as const),
];

/** The flow of rows hears what the helper writes; its comparison then finds nothing to send. */
const KNOWN = ["sync/unguarded-trigger"];

test("the product is built without a warning that nobody has judged", () => {
  const news = findings.filter(
    ({ severity, code }) => severity !== "info" && !KNOWN.includes(code),
  );
  expect(news).toEqual([]);
});

test.each(parts)("the part %s", async (path, content) => {
  await expect(text(content)).toMatchFileSnapshot(`parts/${path}`);
});

test("there are no parts beside the product's", () => {
  const folder = resolve(import.meta.dirname, "parts");
  const there = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"));
  expect(there.sort()).toEqual(parts.map(([path]) => path).sort());
});

// solution-format.md, checklist 46
test("managed and unmanaged differ in one element", () => {
  const flagged = printXml(managed.solution, EXPORT_STYLE).replace(
    "<Managed>1</Managed>",
    "<Managed>0</Managed>",
  );
  expect(flagged).toBe(printXml(document.solution, EXPORT_STYLE));
  expect(firstDifference({ ...managed, solution: document.solution }, document)).toBeUndefined();
});

test("what is built has the names that the contract gives", () => {
  expect([...built.outputs.keys()].sort()).toEqual([
    "CosellConnectorD365_1_0_0_0.zip",
    "CosellConnectorD365_1_0_0_0_managed.zip",
    "INSTALL.de.md",
    "INSTALL.md",
    "SHA256SUMS",
    "activation-order.json",
    "build.json",
    "deployment-settings.template.json",
  ]);
});

test("the flows are shipped off, in the order of switching on", () => {
  const order = JSON.parse(
    Buffer.from(built.outputs.get("activation-order.json") ?? []).toString("utf8"),
  ) as readonly { readonly name: string }[];
  expect(order).toHaveLength(9);
  const names = order.map(({ name }) => name);
  expect([...names].sort()).toEqual(model.flows.map(({ name }) => name).sort());
});

test("the committed lock is the one that this build leaves", () => {
  expect(built.lock && printLock(built.lock)).toBe(files.get(LOCK_FILE));
});
