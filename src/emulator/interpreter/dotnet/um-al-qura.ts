import { TICKS_PER_DAY } from "./date.ts";

/** The first day of 1318 AH, since 0001-01-01. */
const FIRST_DAY = 693_714;
const FIRST_YEAR = 1318;

/**
 * Which months have 30 days, the first in the lowest bit: three hexadecimal digits a year up to
 * 1500 AH (`UmAlQuraCalendar` of .NET, asked).
 */
const LONG_MONTHS = [
  "2ea6e9ed2ea4d4aa96536ab5daaba4b49a9352ba574b6ab55aad55d2aa564ae95d2ec6d56aa5554ab95b2ba575bb2",
  "7647496552ab55bada6d4ec9d92d25a4d2ad56db6ab52aa5a4b4979372b6575d6ad52a9692d25d4ddada5d4da9d52",
  "aaa4d69b63747697526a554baab55aad5dd2da4d49a9552da5d55aad56aa69552ba574ae97656cb55aaaa554ad95d",
  "2da5d9db2ba4b4aa552b5575b6abd2bc4b89a9552d5adb6a6d4dc9d92aa69562ae56d36ab55aaa94d49d95d2ba5b5",
  "5aad55a9a92e26e55dada6d46a554ba9754eaae5acba9d92b2564bcab55ab556d2ea5e4aa9552daad36c7596d2695",
  "52da5b4ba9ba3b4b69b52aa64b696d2ec6d9eb2d54d2aa564ae96dd6ab54b29a9352ba57536ab56aae93",
].join("");

const MONTHS = 12;

interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Undefined outside the years that the calendar knows. */
export function umAlQuraDate(ticks: bigint): LunarDate | undefined {
  let left = Number(ticks / TICKS_PER_DAY) - FIRST_DAY;
  if (left < 0) return undefined;
  for (let place = 0; place < LONG_MONTHS.length; place += 3) {
    const long = Number.parseInt(LONG_MONTHS.slice(place, place + 3), 16);
    for (let month = 1; month <= MONTHS; month += 1) {
      const days = 29 + ((long >> (month - 1)) & 1);
      if (left < days) return { year: FIRST_YEAR + place / 3, month, day: left + 1 };
      left -= days;
    }
  }
  return undefined;
}
