import type { Culture } from "./culture.ts";
import { culture } from "./culture-entry.ts";

/** Unicode CLDR 42, as .NET 10 reads it from ICU 72; see {@link culture} for the spelling. */
export const SEMITIC_CULTURES: Readonly<Record<string, Culture>> = {
  "ar-sa": culture({
    months:
      "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة",
    shortMonths:
      "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة",
    days: "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    shortDays: "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    halves: "ص|م",
    era: "بعد الهجرة",
    calendar: "um-al-qura",
    separators: "\u200f/|:",
    date: "d\u200f/M\u200f/yyyy g|dddd، d MMMM yyyy g",
    time: "h:mm tt|h:mm:ss tt",
    partial: "d MMMM|MMMM yyyy g",
    number: "٫|٬|3|\u061c-|\u061c+",
    currency: "ر.س.\u200f|2|n $|-n $",
    percent: "٪\u061c|n%|-n%",
    perMille: "؉",
    nan: "ليس\u00a0رقم",
  }),
  "ar-ae": culture({
    months: "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    shortMonths: "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    days: "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    shortDays: "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
    halves: "ص|م",
    era: "م",
    separators: "\u200f/|:",
    date: "d\u200f/M\u200f/yyyy|dddd، d MMMM yyyy",
    time: "h:mm tt|h:mm:ss tt",
    partial: "d MMMM|MMMM yyyy",
    number: ".|,|3|\u200e-|\u200e+",
    currency: "د.إ.\u200f|2|n $|-n $",
    percent: "\u200e%\u200e|n%|-n%",
    nan: "ليس\u00a0رقمًا",
  }),
  "he-il": culture({
    months: "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
    shortMonths: "ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳",
    days: "יום ראשון|יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|יום שבת",
    shortDays: "יום א׳|יום ב׳|יום ג׳|יום ד׳|יום ה׳|יום ו׳|שבת",
    halves: "לפנה״צ|אחה״צ",
    era: "לספירה",
    separators: ".|:",
    date: "d.M.yyyy|dddd, d בMMMM yyyy",
    time: "H:mm|H:mm:ss",
    partial: "d בMMMM|MMMM yyyy",
    number: ".|,|3|\u200e-|\u200e+",
    currency: "₪|2|n $|-n $",
    percent: "%|n%|-n%",
  }),
};
