// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text without halves of a surrogate pair that stand alone, which .NET cannot write. */
export const isWhole = (text: string): boolean =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

/** Text that XML 1.0 can hold. */
export const isXmlText = (text: string): boolean => text.search(FORBIDDEN) < 0 && isWhole(text);

/** What XML forbids as references, which `XmlDocument` reads and writes all the same. */
export const withReferences = (text: string): string =>
  text.replace(FORBIDDEN, (one) => `&#x${one.charCodeAt(0).toString(16).toUpperCase()};`);

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

const REFERENCE = /&(?:#(\d+);|#x([0-9a-fA-F]+);|([^;&\s]*);|)/g;

/** With every reference replaced by its character, or what is wrong with one. */
export function withoutReferences(
  raw: string,
): { readonly text: string } | { readonly wrong: string } {
  if (!raw.includes("&")) return { text: raw };
  let wrong: string | undefined;
  const text = raw.replace(REFERENCE, (_, decimal, hex, name) => {
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (point <= 0x10ffff) return String.fromCodePoint(point);
    const known = ENTITIES[name];
    if (known !== undefined) return known;
    wrong ??= name === undefined ? "no such character" : `the entity &${name}; is not declared`;
    return "";
  });
  if (wrong === undefined && !isWhole(text)) wrong = "half a character";
  return wrong === undefined ? { text } : { wrong };
}

/** Blanks only; those by decimal reference count as text in .NET. */
export const onlyBlanks = (raw: string): boolean =>
  /^(?:[ \t\r\n]|&#x0*(?:9|[aAdD]|20);)*$/.test(raw);
