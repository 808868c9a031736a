import { hash } from "node:crypto";

/** Namespace of every id this product makes: changing it changes the identity of everything. */
const NAMESPACE = "5b0a8f0e-3f6c-5d0b-9a39-6f1d6a1c05e1";
const NAMESPACE_BYTES = Buffer.from(NAMESPACE.replaceAll("-", ""), "hex");

/**
 * The same address always gets the same GUID (RFC 9562 version 5), lower case without braces.
 * Addresses begin with the solution's unique name, so two forks never share an id.
 */
export function stableId(...address: readonly string[]): string {
  const hex = hash("sha1", Buffer.concat([NAMESPACE_BYTES, Buffer.from(address.join("/"))]), "hex");
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join("-");
}
