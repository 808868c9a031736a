import { expect, test } from "vitest";
import { comparable, firstDifference, judgeRun, packerArguments } from "#packager";
import { solutions } from "./solutions.ts";

const run = { action: "pack", kind: "managed", zip: "a.zip", folder: "a" } as const;

test("both tools are told the same", () => {
  expect(packerArguments("pac", run)).toEqual(
    "solution pack --zipfile a.zip --folder a --packagetype Managed".split(" "),
  );
  expect(packerArguments("solutionpackager", { ...run, action: "extract" })).toEqual(
    "/action:Extract /zipfile:a.zip /folder:a /packagetype:Managed /disableTelemetry".split(" "),
  );
});

test.for([
  [0, "Managed Pack complete.", 0],
  [3, "RootComponent validation failed.", 1],
  [0, "Following root components are not defined in customizations:\n  Type='Workflow'", 1],
  [0, "There are 3 unnecessary files", 1],
  [0, "2 warnings encountered", 1],
] as const)("exit %i with %j gives %i findings", ([code, output, count]) => {
  expect(judgeRun(run, { code, output })).toHaveLength(count);
});

test("the order the packer takes from its folder makes no difference, all else does", () => {
  for (const { document } of solutions) {
    const turned = {
      ...document,
      customizations: {
        ...document.customizations,
        children: document.customizations.children.map((child) =>
          typeof child === "object" && "name" in child && child.name === "Workflows"
            ? { ...child, children: child.children.toReversed() }
            : child,
        ),
      },
    };
    expect(firstDifference(document, turned)).toBe(
      "customizations.xml/ImportExportXml/Workflows/Workflow",
    );
    expect(firstDifference(comparable(document), comparable(turned))).toBeUndefined();
    const [, ...fewer] = document.files;
    expect(firstDifference(comparable(document), comparable({ ...document, files: fewer }))).toBe(
      "[list of parts]",
    );
  }
});
