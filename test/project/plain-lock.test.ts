import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { type Lock, printLock, readLock } from "#project";
import { printPlainLock, readPlainLock } from "../../src/project/plain-lock.ts";

const id = "0f2a1c3d-1e10-5e07-8000-123456789012";
const lock: Lock = {
  solution: "TinyNotes",
  parts: {
    "column/tin_note/tin_text": { introduced: "1.0.0.0" },
    "flow/write-note": { id, introduced: "1.2.0.0" },
  },
  removed: {},
};
const text = `# Written.
solution: TinyNotes
parts:
  column/tin_note/tin_text:
    introduced: 1.0.0.0
  flow/write-note:
    id: ${id}
    introduced: 1.2.0.0
removed: {}
`;

test("what a build writes is plain", () => {
  expect(printPlainLock(lock, "# Written.\n")).toBe(text);
  expect(readPlainLock(text)).toEqual(lock);
});

const DIGEST = "5a6329998c7b4429f23c3d7c36c29e70f94b6195d492e8ec4d33470472cf725a";
const released = { ...lock, released: { version: "1.2.0.0", digest: DIGEST } };
const releasedText = text.replace(
  "parts:\n",
  `released:\n  version: 1.2.0.0\n  digest: ${DIGEST}\nparts:\n`,
);

test("so is what was released", () => {
  expect(printPlainLock(released, "# Written.\n")).toBe(releasedText);
  expect(readPlainLock(releasedText)).toEqual(released);
  expect(readLock(`${releasedText}# read as YAML\n`).value).toEqual(released);
});

test.each([
  ["a comment inside", text.replace("parts:\n", "parts:\n  # mine\n")],
  ["a line of Windows", text.replaceAll("\n", "\r\n")],
  ["a part twice", text.replace("flow/write-note", "column/tin_note/tin_text")],
  ["a removed part", text.replace("removed: {}", "removed:\n  flow/old:\n    reason: gone")],
  ["a renamed part", text.replace(`id: ${id}`, "renamed-from: flow/old")],
  ["a name that is none in YAML", text.replace("TinyNotes", "null")],
  ["a version of three numbers", text.replace("1.2.0.0", "1.2.0")],
  ["no part", "solution: TinyNotes\nparts:\nremoved: {}\n"],
  ["something behind", `${text}more: 1\n`],
  ["a digest that is a number", releasedText.replace(DIGEST, `1e${"0".repeat(62)}`)],
  ["a short digest", releasedText.replace(DIGEST, "5a")],
])("%s is left to the YAML reader", (_, changed) => {
  expect(changed).not.toBe(text);
  expect(readPlainLock(changed)).toBeUndefined();
});

test.each<[string, Lock]>([
  ["a released version", { ...lock, released: { version: "1.0.0.0", digest: "0" } }],
  ["a removed part", { ...lock, removed: { "flow/old": { reason: "gone" } } }],
  ["a renamed part", { ...lock, parts: { "flow/a": { renamedFrom: "flow/b" } } }],
  [
    "an address that YAML would quote",
    { ...lock, parts: { "flow/a: b": { introduced: "1.0.0.0" } } },
  ],
  ["no solution", { parts: lock.parts, removed: {} }],
])("a lock with %s is left to the YAML printer", (_, other) => {
  expect(printPlainLock(other, "")).toBeUndefined();
});

const address = fc.stringMatching(/^[a-z]{1,9}\/[\w./-]{1,30}$/);
const version = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()).map((four) => four.join("."));
const part = fc.oneof(
  fc.record({ introduced: version }),
  fc.record({ id: fc.uuid(), introduced: version }),
);
const anyLock = fc.record({
  solution: fc.stringMatching(/^[A-Za-z]\w{1,20}$/),
  parts: fc.dictionary(address, part, { maxKeys: 5 }),
});

test("YAML says the same, in the same letters", () => {
  fc.assert(
    fc.property(anyLock, ({ solution, parts }) => {
      const any: Lock = { solution, parts, removed: {} };
      const sorted = Object.fromEntries(
        Object.keys(parts)
          .toSorted()
          .map((key) => [key, parts[key]]),
      );
      const yaml = stringify({ solution, parts: sorted, removed: {} }, { lineWidth: 0 });
      expect(printPlainLock(any, "") ?? yaml).toBe(yaml);
      const read = readLock(`${yaml}# read as YAML\n`);
      expect(read).toEqual({ value: any, diagnostics: [] });
      expect(readPlainLock(yaml) ?? any).toEqual(any);
      expect(readLock(printLock(any)).value).toEqual(any);
    }),
  );
});
