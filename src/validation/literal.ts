import { echoed, printJson } from "#foundation";
import { jsonOfTemplate, type Template } from "#wdl";

/** The value below a template by keys; undefined where an expression or nothing stands. */
export function memberOf(
  template: Template | undefined,
  ...keys: readonly string[]
): Template | undefined {
  let at = template;
  for (const key of keys) {
    if (at?.kind !== "record") return undefined;
    at = valueBehind(at.entries, key);
  }
  return at;
}

// Asked of every step by many rules: it makes nothing, not even an iterator.
function valueBehind(
  entries: Extract<Template, { kind: "record" }>["entries"],
  wanted: string,
): Template | undefined {
  for (let at = 0; at < entries.length; at += 1) {
    const { key, value } = entries[at] as (typeof entries)[number];
    if (key.kind === "text" && key.value === wanted) return value;
  }
  return undefined;
}

/** The text a template is, when nothing in it is computed: `a`, `@'a'` and `@{'a'}` are all `a`. */
export function literalText(template: Template | undefined): string | undefined {
  if (template?.kind === "text") return template.value;
  if (template?.kind === "expression") {
    return template.expression.kind === "string" ? template.expression.value : undefined;
  }
  if (template?.kind !== "interpolation") return undefined;
  let text = "";
  for (const part of template.parts) {
    if (part.kind === "text") text += part.value;
    else if (part.expression.kind === "string") text += part.expression.value;
    else return undefined;
  }
  return text;
}

/** The number a template is; also when it is written as text. */
export function literalNumber(template: Template | undefined): number | undefined {
  if (template?.kind === "constant") {
    const { value } = template;
    return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
  }
  if (template?.kind === "expression" && template.expression.kind === "number") {
    return Number(template.expression.text);
  }
  const text = literalText(template)?.trim();
  return text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** The number where one is needed: NaN for what is written out and is none, undefined if computed. */
export function saidNumber(template: Template | undefined): number | undefined {
  const number = literalNumber(template);
  if (number !== undefined || template === undefined) return number;
  return literalText(template) !== undefined || !isComputed(template) ? Number.NaN : undefined;
}

export const isComputed = ({ kind }: Template): boolean =>
  kind === "expression" || kind === "interpolation";

/** As people read it in a message. */
export const told = (template: Template | undefined): string => {
  const text = literalText(template);
  if (text !== undefined) return `"${echoed(text)}"`;
  return template ? printJson(jsonOfTemplate(template)) : "nothing";
};

export const isWhole = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

/** Members with a literal key. */
export const membersOf = (
  template: Template | undefined,
): readonly { readonly key: string; readonly value: Template }[] =>
  template?.kind === "record"
    ? template.entries.flatMap(({ key, value }) =>
        key.kind === "text" ? [{ key: key.value, value }] : [],
      )
    : [];

/** Units of schedules and delays; a month counts 30 days. */
export const SECONDS_OF: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};

const DURATION =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1];

/** Seconds of an ISO 8601 duration; a month counts 30 days. Undefined for any other text. */
export function secondsOf(duration: string): number | undefined {
  const parts = DURATION.exec(duration)?.slice(1);
  return parts?.reduce((sum, part, index) => sum + Number(part ?? 0) * (SECONDS[index] ?? 0), 0);
}
