/**
 * What arrives of a query option that the connector puts into an address as it is (flow-language.md
 * §10.2): `&` begins another option and `#` ends the address, so the rest is lost; `+` is a blank, and
 * what is encoded is decoded. A `%` that encodes nothing stays.
 */
export function arriving(text: string): string {
  if (!/[&#+%]/.test(text)) return text;
  const [kept = ""] = text.split(/[&#]/, 1);
  return kept.replaceAll("+", " ").replace(/(?:%[0-9a-f]{2})+/gi, decoded);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
