/** Characters of XML 1.0 (fourth edition, as .NET has them, without the rare corners). */
const START =
  "A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";
const FURTHER = `${START}0-9.\\-\\u00B7\\u0300-\\u036F\\u203F\\u2040`;

export const NCNAME = `[${START}][${FURTHER}]*`;
export const QNAME = `${NCNAME}(?::${NCNAME})?`;

const IS_START = new RegExp(`^[${START}]$`);
const IS_FURTHER = new RegExp(`^[${FURTHER}]$`);

/** `XmlConvert.EncodeName`: what a name must not hold becomes `_x0020_`; a colon stays. */
export function encodeName(name: string): string {
  let encoded = "";
  for (let at = 0; at < name.length; at += 1) {
    const character = name[at] ?? "";
    const looksEncoded =
      character === "_" && /^_x[0-9a-f]{4}(?:[0-9a-f]{4})?_/i.test(name.slice(at));
    const valid =
      !looksEncoded &&
      (character === ":" || (encoded === "" ? IS_START : IS_FURTHER).test(character));
    if (valid) {
      encoded += character;
      continue;
    }
    const point = name.codePointAt(at) ?? 0;
    const wide = point > 0xffff;
    encoded += `_x${point
      .toString(16)
      .toUpperCase()
      .padStart(wide ? 8 : 4, "0")}_`;
    if (wide) at += 1;
  }
  return encoded;
}

/** `XmlConvert.DecodeName`. */
export const decodeName = (name: string): string =>
  name.replace(/_x([0-9a-f]{4}|[0-9a-f]{8})_/gi, (written, digits: string) => {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff ? written : String.fromCodePoint(point);
  });
