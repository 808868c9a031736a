import { expect, test } from "vitest";
import { evaluated } from "./evaluated.ts";

/** Asked of .NET 10 (ICU 72). */
test.each([
  ["@formatDateTime('2024-03-05T14:07:09', 'D', 'ar-sa')", '"الثلاثاء، 24 شعبان 1445 بعد الهجرة"'],
  ["@formatDateTime('2024-03-05T14:07:09', 'd MMM yy', 'ar-sa')", '"24 شعبان 45"'],
  ["@formatDateTime('1900-04-30', 'yyyy-MM-dd', 'ar-sa')", '"1318-01-01"'],
  ["@formatDateTime('1900-04-29', 'yyyy-MM-dd', 'ar-sa')", "error"],
  ["@formatDateTime('2077-11-16', 'yyyy-MM-dd', 'ar-sa')", '"1500-12-30"'],
  ["@formatDateTime('2077-11-17', 'ddd HH', 'ar-sa')", '"الأربعاء 00"'],
  ["@formatDateTime('2077-11-17', 'MM', 'ar-sa')", "error"],
  [
    "@formatDateTime('2024-03-05T14:07:09', 'F', 'lt-lt')",
    '"2024 m. kovo 5 d., antradienis 14:07:09"',
  ],
  ["@formatDateTime('2024-03-05T14:07:09', 'f', 'lv-lv')", '"Otrdiena, 2024. gada 5. marts 14:07"'],
  ["@formatDateTime('2024-03-05T14:07:09', 'g', 'et-ee')", '"05.03.2024 14:07"'],
  ["@formatDateTime('2024-03-05T14:07:09', 'D', 'vi-vn')", '"Thứ Ba, 5 tháng 3, 2024"'],
  ["@formatDateTime('2024-03-05T14:07:09', 'G', 'id-id')", '"05/03/2024 14.07.09"'],
  ["@formatDateTime('2024-03-05T14:07:09', 'D', 'ca-es')", '"dimarts, 5 de març de 2024"'],
  ["@formatDateTime('2024-03-05T14:07:09', 'D', 'he-il')", '"יום שלישי, 5 במרץ 2024"'],
  ["@formatNumber(-1234.5, 'C2', 'es-ar')", '"-$ 1.234,50"'],
  ["@formatNumber(1234567.5, 'N2', 'hi-in')", '"12,34,567.50"'],
  ["@formatNumber(-0.00125, 'E2', 'ar-sa')", '"\u061c-1٫25E\u061c-003"'],
  ["@formatNumber(12345.678, '0.0e+0', 'ar-sa')", '"1٫2e\u061c+4"'],
  ["@formatNumber(0.5, '0.0‰', 'ar-sa')", '"500٫0؉"'],
  ["@formatNumber(-1234.5, 'P1', 'he-il')", '"\u200e-123,450.0%"'],
])("%s is %s", (text, value) => {
  expect(evaluated(text)).toBe(value);
});

test.each([
  ["@parseDateTime('24/8/1445', 'ar-sa')", "years of another calendar"],
  ["@formatDateTime('2024-03-05', 'D', 'th-th')", "a culture without data"],
  ["@formatDateTime('2024-03-05', 'D', 'ar')", "a language whose calendar is another"],
])("%s is refused: %s", (text) => {
  expect(evaluated(text)).toBe("error");
});
