import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./project/project-files.ts";

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const { dependencies, devDependencies } = json("package.json");
const locked: readonly (readonly [path: string, Readonly<Record<string, unknown>>])[] =
  Object.entries<Readonly<Record<string, unknown>>>(json("package-lock.json").packages).filter(
    ([path]) => path !== "",
  );

test("every package is asked for by its exact version", () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test("no package, of whatever platform, can be another one than it was", () => {
  const unsigned = locked.filter(([, { integrity }]) => !/^sha512-/.test(String(integrity)));
  expect(unsigned.map(([path]) => path)).toEqual([]);
});

test("no package runs anything when it is installed", () => {
  const scripts = locked.filter(([, one]) => one["hasInstallScript"] === true);
  expect(scripts.map(([path]) => path)).toEqual([]);
  expect(readFileSync(join(ROOT, ".npmrc"), "utf8")).toContain("ignore-scripts=true");
});
