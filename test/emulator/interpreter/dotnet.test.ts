import fc from "fast-check";
import { expect, test } from "vitest";
import { WINDOWS_ZONES } from "#wdl";
import { cultureNamed } from "../../../src/emulator/interpreter/dotnet/cultures.ts";
import { fieldsOf, ticksOf } from "../../../src/emulator/interpreter/dotnet/date.ts";
import { timeZoneNamed } from "../../../src/emulator/interpreter/dotnet/time-zone.ts";
import { evaluated } from "./evaluated.ts";

test.each([
  // timestamps (flow-language.md §8)
  ["@formatDateTime('2024-03-01T10:00:00+02:00', 'HH:mm K')", '"08:00 +00:00"'],
  ["@formatDateTime('2024-03-01', 'o')", '"2024-03-01T00:00:00.0000000"'],
  ["@formatDateTime('2024-03-01T00:00:00.5Z', 'ss.FFF')", '"00.5"'],
  ["@formatDateTime('2024-03-01T00:00:00Z', 'ss.FFF')", '"00"'],
  ["@formatDateTime('2024-03-01T13:05:00Z', 'h:mm t')", '"1:05 P"'],
  ["@formatDateTime('2024-03-01', '%')", "error"],
  ["@formatDateTime('2024-03-01', '''open')", "error"],
  ["@formatDateTime('2024-03-01', 'ffffffff')", "error"],
  ["@formatDateTime(null)", "error"],
  ["@formatDateTime('')", "error"],
  ["@formatDateTime('2024-03-01', 'd', 'xx-yy')", "error"],
  ["@formatDateTime('Fri, 01 Mar 2024 05:08:09 GMT')", '"2024-03-01T05:08:09.0000000Z"'],
  ["@addToTime('2024-01-31T00:00:00Z', 1, 'month', 'yyyy-MM-dd')", '"2024-02-29"'],
  ["@addToTime('2024-01-31', 1, 'fortnight')", "error"],
  ["@addDays('9999-12-31', 1)", "error"],
  ["@addDays('2024-01-31', 1.5)", "error"],
  ["@dayOfWeek('2018-03-15T13:27:36Z')", "4"],
  ["@ticks('0001-01-01')", "0"],
  ["@dateDifference('2024-03-01', '2024-02-28')", '"-2.00:00:00"'],
  ["@formatTimeSpan('1.02:03:04.5', 'G')", '"1:02:03:04.5000000"'],
  ["@formatTimeSpan('02:03', 'hh\\:mm')", '"02:03"'],
  ["@formatTimeSpan('1', 'd:hh')", "error"],
  ["@formatTimeSpan('25:00', 'g')", "error"],
  // time zones: a gap is an error, an overlap counts as standard time
  [
    "@convertFromUtc('2018-01-01T08:00:00Z', 'Pacific Standard Time')",
    '"2018-01-01T00:00:00.0000000"',
  ],
  ["@convertFromUtc('2024-07-01T00:00:00Z', 'W. Europe Standard Time', 'HH:mm')", '"02:00"'],
  ["@convertFromUtc('2018-01-01T08:00:00Z', 'utc', '%K')", '"Z"'],
  ["@convertFromUtc('2018-01-01T08:00:00Z', 'Europe/Berlin')", "error"],
  ["@convertFromUtc('2018-01-01T08:00:00+00:00', 'UTC')", "error"],
  ["@convertToUtc('2024-03-31T02:30:00', 'W. Europe Standard Time')", "error"],
  ["@convertToUtc('2024-10-27T02:30:00', 'W. Europe Standard Time', 'HH:mm')", '"01:30"'],
  ["@convertTimeZone('2024-01-01T00:00:00Z', 'Tokyo Standard Time', 'UTC')", "error"],
  // numbers
  ["@formatNumber(2.5, 'F0')", '"2"'],
  ["@formatNumber(0.125, 'F2')", '"0.12"'],
  ["@formatNumber(1.005, 'F2')", '"1.00"'],
  ["@formatNumber(1.005, '0.00')", '"1.01"'],
  ["@formatNumber(1234.5, 'D')", "error"],
  ["@formatNumber('1', 'N2')", "error"],
  ["@formatNumber(-5, '0;(0);zero')", '"(5)"'],
  ["@formatNumber(0, '0;(0);zero')", '"zero"'],
  ["@formatNumber(1234567.891, '#,##0.00', 'de-de')", '"1.234.567,89"'],
  ["@formatNumber(decimal('0.10'), 'G')", '"0.10"'],
  ["@formatNumber(1234567, '0,.0')", '"1234.6"'],
  ["@formatNumber(255, 'x4')", '"00ff"'],
  // reading by culture and format
  ["@parseDateTime('20 octobre 2010', 'fr-fr')", '"2010-10-20T00:00:00.0000000"'],
  ["@parseDateTime('2014年10月20日', 'ja-jp')", '"2014-10-20T00:00:00.0000000"'],
  ["@parseDateTime('12/31/2024', 'en-gb')", "error"],
  ["@parseDateTime('2024-3-1', 'en-us', 'yyyy-MM-dd')", "error"],
  [
    "@parseDateTime('2024-03-01 +02:00', 'en-us', 'yyyy-MM-dd zzz')",
    '"2024-02-29T22:00:00.0000000+00:00"',
  ],
])("%s is %s", (text, value) => {
  expect(evaluated(text)).toBe(value);
});

test("ticks and the fields of the calendar say the same", () => {
  const ticks = fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n });
  fc.assert(
    fc.property(ticks, (value) => {
      expect(ticksOf(fieldsOf(value))).toBe(value);
    }),
  );
});

test("a written float is read back as itself", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = String(value);
      const literal = /[.e]/.test(text) ? text : `${text}.0`;
      expect(evaluated(`@equals(float(string(${literal})), ${literal})`)).toBe("true");
      expect(evaluated(`@equals(float(formatNumber(${literal}, 'R')), ${literal})`)).toBe("true");
    }),
  );
});

test("every Windows zone is one that this machine knows, and time goes there and back", () => {
  const noon =
    ticksOf({ year: 2024, month: 1, day: 15, hour: 12, minute: 0, second: 0, fraction: 0 }) ?? 0n;
  for (const name of Object.keys(WINDOWS_ZONES)) {
    const zone = timeZoneNamed(name);
    const wall = noon + (zone?.offsetAt(noon) ?? 0n);
    expect(zone?.utcOf(wall), name).toBe(noon);
  }
});

test("what a culture writes it reads", () => {
  const names = [
    "",
    "en-us",
    "en-gb",
    "de-de",
    "fr-fr",
    "es-es",
    "it-it",
    "ja-jp",
    "nl-nl",
    "pt-br",
  ];
  for (const name of [...names, "sv-se", "da-dk", "pl-pl", "cs-cz", "ru-ru", "ko-kr", "zh-cn"]) {
    expect(cultureNamed(name), name).toBeDefined();
    for (const format of ["d", "D", "f", "g", "G"]) {
      const written = JSON.parse(
        evaluated(`@formatDateTime('2024-11-20T14:05:00', '${format}', '${name}')`),
      );
      const day = `@formatDateTime(parseDateTime('${written}', '${name}', '${format}'), 'yyyy-MM-dd')`;
      expect(evaluated(day), `${name} ${format} ${written}`).toBe('"2024-11-20"');
    }
  }
});
