import { expect, test } from "vitest";
import { parameterFor } from "#connectors";
import type { EnvironmentVariable } from "#dataverse";

const names = { schemaName: "pfx_X", labels: { 1033: "Display" }, descriptions: {} };

// solution-format.md §15.2, flow-language.md §1.3
test.for([
  [{ kind: "text", defaultValue: "a" }, "String", "a"],
  [{ kind: "text" }, "String", undefined],
  [{ kind: "number", defaultValue: 5 }, "Int", 5n],
  [{ kind: "number" }, "Int", undefined],
  [{ kind: "number", defaultValue: 2.5 }, "Float", 2.5],
  [{ kind: "yes-no", defaultValue: false }, "Bool", false],
  [{ kind: "json", defaultValue: '{"a": [1, 2.0]}' }, "Object", new Map([["a", [1n, 2]]])],
  [{ kind: "json", defaultValue: "[1]" }, "Array", [1n]],
  [{ kind: "json" }, "Object", undefined],
] as const)("%o becomes a parameter of type %s", ([said, type, defaultValue]) => {
  const parameter = parameterFor({ ...names, ...said } as EnvironmentVariable);
  expect(parameter).toEqual({
    name: "Display (pfx_X)",
    type,
    schemaName: "pfx_X",
    ...(defaultValue === undefined ? {} : { defaultValue }),
  });
});
