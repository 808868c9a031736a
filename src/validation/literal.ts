import type { Template } from "#wdl";

/** The value below a template by keys; undefined where an expression or nothing stands. */
export function memberOf(
  template: Template | undefined,
  ...keys: readonly string[]
): Template | undefined {
  let at = template;
  for (const key of keys) {
    if (at?.kind !== "record") return undefined;
    at = at.entries.find((entry) => entry.key.kind === "text" && entry.key.value === key)?.value;
  }
  return at;
}

/** The text a template is, when it holds no expression. */
export const literalText = (template: Template | undefined): string | undefined =>
  template?.kind === "text" ? template.value : undefined;

/** The number a template is; also when it is written as text. */
export function literalNumber(template: Template | undefined): number | undefined {
  if (template?.kind === "constant") {
    const { value } = template;
    return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
  }
  const text = literalText(template)?.trim();
  return text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Members with a literal key. */
export const membersOf = (
  template: Template | undefined,
): readonly { readonly key: string; readonly value: Template }[] =>
  template?.kind === "record"
    ? template.entries.flatMap(({ key, value }) =>
        key.kind === "text" ? [{ key: key.value, value }] : [],
      )
    : [];

const DURATION =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1];

/** Seconds of an ISO 8601 duration; a month counts 30 days. Undefined for any other text. */
export function secondsOf(duration: string): number | undefined {
  const parts = DURATION.exec(duration)?.slice(1);
  return parts?.reduce((sum, part, index) => sum + Number(part ?? 0) * (SECONDS[index] ?? 0), 0);
}
