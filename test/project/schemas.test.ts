import { resolve } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { expect, test } from "vitest";
import { mappingSchema, settledMappingSchema } from "../../src/project/schema/mapping-schema.ts";
import type { Schema } from "../../src/project/schema/schema.ts";
import { solutionSchema } from "../../src/project/schema/solution-schema.ts";
import { ownFiles, ROOT } from "./project-files.ts";

// These files are written by `npx vitest run test/project/schemas.test.ts -u`; stale ones fail.

const HEADER = `// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// biome-ignore-all assist: generated
// @ts-nocheck: compiled by ajv from the schemas beside this file; test/project/schemas.test.ts writes it
import type { Validator } from "./validator.ts";
`;

const SCHEMAS: Readonly<Record<string, Schema>> = {
  validateMapping: mappingSchema,
  validateSettledMapping: settledMappingSchema,
  validateSolution: solutionSchema,
};

/** Words for people (a string under one of these names) and our own keyword (an object without a type). */
function without(keywords: readonly string[], schema: Schema): Schema {
  const text = JSON.stringify(schema, (key, value) =>
    keywords.includes(key) && !isSchema(value) ? undefined : value,
  );
  return JSON.parse(text) as Schema;
}

const isSchema = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "type" in value;

/** A module that brings nothing of ajv along. */
function compiled(schemas: Readonly<Record<string, Schema>>): string {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    unicode: false,
    messages: false,
    logger: false,
    code: { esm: true, source: true },
  });
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(without(["title", "description", "findings", "default"], schema), name);
  }
  const names = Object.keys(schemas);
  const code = standalone
    .default(ajv, Object.fromEntries(names.map((name) => [`${name}Compiled`, name])))
    .replace('"use strict";', "")
    .replaceAll("export const ", "const ");
  const typed = names.map((name) => `export const ${name} = ${name}Compiled as Validator;\n`);
  return `${HEADER}${code}\n${typed.join("")}`;
}

test("the compiled validators are those of the schemas and need nothing at run time", async () => {
  const code = compiled(SCHEMAS);
  expect(code).not.toContain("require(");
  await expect(code).toMatchFileSnapshot(resolve(ROOT, "src/project/schema/validators.ts"));
});

test.each([
  ["mapping", mappingSchema],
  ["solution", solutionSchema],
])("the schema that editors read for a %s is the one that judges", async (name, schema) => {
  const text = JSON.stringify(without(["findings"], schema), undefined, 2);
  await expect(`${text}\n`).toMatchFileSnapshot(
    resolve(ROOT, `mappings/schemas/${name}.schema.json`),
  );
});

test("every key of the schemas is explained to the people who write it", () => {
  const silent = (schema: Schema, path: string): readonly string[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
      ...(property.description === undefined && property.properties === undefined
        ? [`${path}/${key}`]
        : []),
      ...silent(property, `${path}/${key}`),
    ]);
  const labels = /\/(displayName|description)\/\d+$/;
  expect(
    [...silent(mappingSchema, ""), ...silent(solutionSchema, "")].filter(
      (path) => !labels.test(path),
    ),
  ).toEqual([]);
});

test("our files point editors to their schema", () => {
  for (const [path, text] of ownFiles()) {
    const schema = /^# yaml-language-server: \$schema=(\S+)/.exec(text)?.[1] ?? "";
    const kind = path === "solution.yaml" ? "solution" : "mapping";
    expect(resolve(ROOT, path, "..", schema)).toBe(
      resolve(ROOT, `mappings/schemas/${kind}.schema.json`),
    );
  }
});
