import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { runCosell } from "../../src/cli/program.ts";
import { run } from "./run.ts";

test("--version prints the version and nothing else", async () => {
  expect(await run(["--version"])).toEqual({ exitCode: 0, out: `${manifest.version}\n`, talk: "" });
});

test("--version --json is one document", async () => {
  const { exitCode, out, talk } = await run(["--version", "--json"]);
  expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
  expect(JSON.parse(out)).toEqual({ version: manifest.version });
});

test.each([[["--help", "--json"]], [["--json", "help", "parse"]], [["parse", "--json", "--help"]]])(
  "%j is one document that holds the text",
  async (args) => {
    const { exitCode, out, talk } = await run(args);
    expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
    expect(JSON.parse(out)).toEqual({ help: expect.stringMatching(/^Usage: cosell/) });
  },
);

test("--help is data: it goes to stdout and names every command", async () => {
  const { exitCode, out, talk } = await run(["--help"]);
  expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
  expect(out).toMatch(/^Usage: cosell/);
  expect(out).toContain("parse");
});

test.each([[["--help"]], [["parse", "--help"]], [["help", "parse"]]])(
  "%j shows the flags that every command takes",
  async (args) => {
    const { exitCode, out } = await run(args);
    expect(exitCode).toBe(0);
    for (const flag of ["--project", "--json", "--quiet", "--version"]) expect(out).toContain(flag);
  },
);

test.each([
  [[]],
  [["no-such-command"]],
  [["parse"]],
  [["parse", "--no-such-flag"]],
  [["parse", "a", "--batch", "b"]],
  [["parse", "a", "b"]],
  [["eval"]],
  [["eval", "1", "--batch", "b"]],
  [["inspect"]],
  [["inspect", "a.zip", "--fail-on", "panic"]],
  [["inspect", "no-such-file.zip"]],
  [["parse", "--batch", "no-such-file.jsonl"]],
])("%j is wrong usage or unreadable input: exit 2, nothing on stdout", async (args) => {
  const { exitCode, out, talk } = await run(args);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(talk).not.toBe("");
});

test.each([
  [["--json"]],
  [["no-such-command", "--json"]],
  [["parse", "--json"]],
  [["inspect", "no-such-file.zip", "--json"]],
])("%j says what is wrong in one JSON document", async (args) => {
  const { exitCode, out, talk } = await run(args);
  expect({ exitCode, talk }).toEqual({ exitCode: 2, talk: "" });
  expect(JSON.parse(out)).toEqual({
    findings: [
      expect.objectContaining({ severity: "error", code: expect.stringMatching(/^cli\//) }),
    ],
  });
});

test("common flags stand before or behind the command", async () => {
  const before = await run(["--json", "parse", "@a()"]);
  expect(before).toEqual(await run(["parse", "@a()", "--json"]));
  expect(JSON.parse(before.out)).toEqual({ ok: true, printed: "@a()" });
});

test("a mistake of ours ends with 3, and is told as one", async () => {
  let talk = "";
  const exitCode = await runCosell(["parse", "@a()"], {
    out: () => {
      throw new TypeError("out of order");
    },
    talk: (text) => {
      talk += text;
    },
    colored: false,
    folder: ".",
    environment: {},
  });
  expect(exitCode).toBe(3);
  expect(talk).toContain("out of order");
  expect(talk).toContain("(cli/our-fault)");
});
