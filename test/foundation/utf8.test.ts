import { expect, test } from "vitest";
import { utf8Text } from "#foundation";

const bytes = (...codes: number[]): Uint8Array => Uint8Array.from(codes);

// RFC 3629 §3–4: which byte sequences are UTF-8.
test.each([
  ["nothing", bytes(), ""],
  ["ASCII", bytes(0x41, 0x00, 0x7f), "A\0\x7f"],
  ["two bytes", bytes(0xc3, 0xa4), "ä"],
  ["three bytes", bytes(0xe2, 0x9c, 0x94), "✔"],
  ["four bytes", bytes(0xf0, 0x9f, 0x98, 0x80), "😀"],
  ["a byte order mark, which is no text", bytes(0xef, 0xbb, 0xbf, 0x41), "A"],
  ["a second mark, which is", bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), "\uFEFF"],
  ["a part of a larger buffer", bytes(0xff, 0x41, 0xff).subarray(1, 2), "A"],
  ["a letter that is cut off", bytes(0xe2, 0x9c), undefined],
  ["a byte in the middle", bytes(0x41, 0x94), undefined],
  ["a longer form than needed", bytes(0xc0, 0x80), undefined],
  ["half of a surrogate pair", bytes(0xed, 0xa0, 0x80), undefined],
  ["a code beyond Unicode", bytes(0xf4, 0x90, 0x80, 0x80), undefined],
  ["UTF-16 with its mark", bytes(0xff, 0xfe, 0x41, 0x00), undefined],
])("%s", (_, given, text) => {
  expect(utf8Text(given)).toBe(text);
});
