import { expect, test } from "vitest";
import { parseServiceJson } from "#wdl";

/** Asked of Newtonsoft.Json 13.0.3 (`JToken.ReadFrom`, dates left as text). */
test.each([
  // quotes and names
  [`{'a':"it's"}`, { a: "it's" }],
  [`'a\\'b'`, "a'b"],
  [`"a\\'b"`, "a'b"],
  [`{a:'x"y'}`, { a: 'x"y' }],
  ["{$a_1:1,1a:2,é:3}", { $a_1: 1n, "1a": 2n, é: 3n }],
  ["{ a\n:1}", { a: 1n }],
  ["{'':1,null:2}", { "": 1n, null: 2n }],
  [`"a\nb"`, "a\nb"],
  ["'a\0b'", "a\0b"],
  [`'\\ud83d\\ude00'`, "😀"],
  [`'\\ud83dx'`, "\ufffdx"],
  // commas and comments
  ["[1,]", [1n]],
  [`{a:'b',}`, { a: "b" }],
  ["[/*c*/1,/*d*/2/*e*/]", [1n, 2n]],
  ["[1 //c\n,2]", [1n, 2n]],
  ["{/*x*/a:/*y*/1// z\n}", { a: 1n }],
  ["1//c", 1n],
  ["{// x\n}", {}],
  // numbers
  ["[NaN,Infinity,-Infinity]", [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
  ["[0x1F,0XfF]", [31n, 255n]],
  ["0xFFFFFFFFFFFFFFFF", -1n],
  ["[010,00,-010,-00]", [8n, 0n, -10n, 0n]],
  ["01777777777777777777777", -1n],
  ["[.5,-.5,5.,-5.,1.e5]", [0.5, -0.5, 5, -5, 100000]],
  ["1e400", Number.POSITIVE_INFINITY],
  // blanks
  ["\u00a0[\u2028\v1\0]\u0085", [1n]],
])("%j is read", (text, value) => {
  const read = parseServiceJson(text);
  expect(read.ok && plain(read.value)).toEqual(value);
});

test.each([
  "{a-b:1}",
  "{a b:1}",
  "{a/**/:1}",
  "{:1}",
  "{,}",
  "{a:1,,}",
  `{"a":}`,
  "[1//c",
  "/* unclosed",
  "[1]/*unclosed",
  "/",
  "[1/2]",
  "+1",
  "+Infinity",
  "-NaN",
  "nan",
  "True",
  "truex",
  "[nullnull]",
  "-0x10",
  "0x",
  "0x1G",
  "08",
  "01.5",
  "00.5",
  "07777777777777777777777",
  "--1",
  "1-2",
  "1e",
  "1e5.5",
  "1..5",
  "1d",
  "- 1",
  "1:2",
  `"\\x41"`,
  `"\\u12"`,
  `'it''s'`,
  "'open",
  `"'`,
  "{a:b}",
  `{"a":1;"b":2}`,
  "[1] [2]",
  "{'a':'b'}}",
  "[1",
  "{a:1",
  "",
  " ",
  "//c",
  "\ufeff{}",
  "newDate(1)",
])("%j is refused", (text) => {
  expect(parseServiceJson(text).ok).toBe(false);
});

test.each(["undefined", "[1,,2]", "[,]", "new Date(1)"])("%j has no value here", (text) => {
  expect(parseServiceJson(text).ok).toBe(false);
});

test("a key that comes twice stands where it came last, with what it said last", () => {
  const read = parseServiceJson("{b:1,a:1,b:2}");
  expect(read.ok && read.value instanceof Map && [...read.value]).toEqual([
    ["a", 1n],
    ["b", 2n],
  ]);
});

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]))
    : Array.isArray(value)
      ? value.map(plain)
      : value;
