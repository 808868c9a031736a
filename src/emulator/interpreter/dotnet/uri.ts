/** `Uri.EscapeDataString`: everything but letters, digits and `-_.~` as upper-case UTF-8 escapes. */
export function escapeData(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `Uri.UnescapeDataString`: escapes that are no UTF-8 stay as they are; `+` stays a plus. */
export function unescapeData(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    let result = "";
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceLength(bytes, at);
      result +=
        length === 0
          ? run.slice(at * 3, at * 3 + 3)
          : bytes.subarray(at, at + length).toString("utf8");
      at += length || 1;
    }
    return result;
  });
}

/** Bytes of the well-formed UTF-8 character at a place, 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length <= 1) return length;
  const sequence = bytes.subarray(at, at + length);
  return sequence.length === length && !sequence.toString("utf8").includes("\ufffd") ? length : 0;
}

/** Halves of a surrogate pair that stand alone become U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text, "utf8").toString("utf8");
