import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { zipEntry } from "#packager";

const deflated = (content: Uint8Array): Buffer => Buffer.from(zipEntry("x", content).deflated);

// RFC 1951 §3.2.3, §3.2.6: a last block of fixed codes, by hand.
test.each([
  ["", "0300"],
  ["a", "4b0400"],
  ["hello", "cb48cdc9c90700"],
])("%j is deflated as the standard has it", (text, hex) => {
  expect(deflated(Buffer.from(text)).toString("hex")).toBe(hex);
});

/** Bytes without a pattern, the same in every run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0, state = 1; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

test.each([
  ["right below a chunk", noise(262_143)],
  ["a chunk", noise(262_144)],
  ["right above a chunk", noise(262_145)],
  ["many chunks that no deflating makes smaller", noise(1_500_000)],
  ["many chunks of one byte", Buffer.alloc(5_000_000, 7)],
])("%s comes back", (_, content) => {
  expect(inflateRawSync(deflated(content)).equals(content)).toBe(true);
});

test("nothing is left of one content in the next", () => {
  const first = deflated(noise(300_000));
  deflated(Buffer.alloc(400_000, 1));
  expect(deflated(noise(300_000)).equals(first)).toBe(true);
});
