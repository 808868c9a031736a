/**
 * Whether a text has a `format` of JSON Schema; formats that nobody defines hold for any text. Which
 * ones the service looks at is inferred from the validator it uses (mark I).
 */
export const hasFormat = (format: string, text: string): boolean =>
  FORMATS[format.toLowerCase()]?.(text) ?? true;

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const OFFSET = "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";
const CLOCK = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)";
const TIME = new RegExp(`^${CLOCK}(?:\\.\\d+)?(?:${OFFSET})?$`, "i");
const TIME_AFTER_DATE = new RegExp(`^T${CLOCK}(?:\\.\\d+)?${OFFSET}$`, "i");
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, "i");

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const last =
    m === 2 && !(y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)) ? 28 : DAYS_IN_MONTH[m - 1];
  return last !== undefined && d >= 1 && d <= last;
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: (text) => TIME.test(text),
  "date-time": (text) => isDate(text.slice(0, 10)) && TIME_AFTER_DATE.test(text.slice(10)),
  email: (text) =>
    /^[^\s@]+@[^\s@]+$/.test(text) && HOST.test(text.slice(text.lastIndexOf("@") + 1)),
  uri: (text) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text),
  uuid: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  ipv4: (text) => IPV4.test(text),
  ipv6: (text) => text.includes(":") && URL.canParse(`http://[${text}]/`),
  hostname: (text) => text.length <= 255 && HOST.test(text),
  regex: (text) => {
    try {
      return Boolean(new RegExp(text, "u"));
    } catch {
      return false;
    }
  },
};
