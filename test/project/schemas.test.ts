import { resolve } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { expect, test } from "vitest";
import { mappingSchema, settledMappingSchema } from "../../src/project/schema/mapping-schema.ts";
import type { Schema } from "../../src/project/schema/schema.ts";
import { solutionSchema } from "../../src/project/schema/solution-schema.ts";

// These files are written by `npx vitest run test/project/schemas.test.ts -u` and fail when stale.

const root = resolve(import.meta.dirname, "../..");

const HEADER = `// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// @ts-nocheck: compiled by ajv from the schemas beside this file; test/project/schemas.test.ts writes it
import type { Validator } from "./validator.ts";
`;

/** Two modules of ajv's run time would come along: neither may. */
function compiled(schemas: Readonly<Record<string, Schema>>): string {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    unicode: false,
    messages: false,
    logger: false,
    code: { esm: true, source: true },
  });
  ajv.addKeyword({ keyword: "findings", schemaType: "object" });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const names = Object.fromEntries(Object.keys(schemas).map((name) => [`${name}Compiled`, name]));
  const code = standalone.default(ajv, names).replace('"use strict";', "");
  const typed = Object.keys(schemas).map(
    (name) => `export const ${name} = ${name}Compiled as Validator;\n`,
  );
  return `${HEADER}${code.replaceAll(/export const (\w+Compiled)/g, "const $1")}\n${typed.join("")}`;
}

test("the compiled validators are those of the schemas and need nothing at run time", async () => {
  const code = compiled({
    validateMapping: mappingSchema,
    validateSettledMapping: settledMappingSchema,
    validateSolution: solutionSchema,
  });
  expect(code).not.toContain("require(");
  await expect(code).toMatchFileSnapshot(resolve(root, "src/project/schema/validators.ts"));
});

test.each([
  ["mapping", mappingSchema],
  ["solution", solutionSchema],
])("the schema that editors read for %s files is the one that judges", async (name, schema) => {
  const { findings: _, ...readable } = schema;
  const text = JSON.stringify(
    readable,
    (key, value) => (key === "findings" && isOurs(value) ? undefined : value),
    2,
  );
  await expect(`${text}\n`).toMatchFileSnapshot(
    resolve(root, `mappings/schemas/${name}.schema.json`),
  );
});

/** Our keyword maps keywords to names; the property `findings` of a solution is a schema. */
const isOurs = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !("type" in value);
