import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EXPORT_STYLE, printXml } from "#foundation";
import { assemble, EMPTY_LOCK, type SolutionDefinition } from "#model";
import { compile } from "#packager";
import { loadProject } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { everything } from "../packager/everything.ts";
import { ownFiles } from "../project/project-files.ts";
import { tiny } from "../tiny/definition.ts";

const schema = join(
  process.env["COSELL_REFERENCE"] ?? "",
  "schemas/dataverse-9.2-overlay/CustomizationsSolution.xsd",
);

function product(): SolutionDefinition {
  const { value, diagnostics } = loadProject(ownFiles());
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return cosellSolution(value);
}

test.for([
  ["tiny", () => tiny],
  ["everything", () => everything],
  ["product", product],
] as const)(
  "14: the official schema accepts customizations.xml of the %s solution",
  ([, definition]) => {
    const { model } = assemble(definition(), EMPTY_LOCK).value;
    const folder = mkdtempSync(join(tmpdir(), "cosell-"));
    try {
      for (const kind of ["unmanaged", "managed"] as const) {
        const path = join(folder, `${kind}.xml`);
        writeFileSync(path, printXml(compile(model, kind).customizations, EXPORT_STYLE));
        const run = spawnSync("xmllint", ["--noout", "--schema", schema, path], {
          encoding: "utf8",
        });
        expect({ status: run.status, said: run.stderr }).toEqual({
          status: 0,
          said: `${path} validates\n`,
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
