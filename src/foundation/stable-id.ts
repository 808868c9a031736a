import { createHash } from "node:crypto";

/** Namespace of every id this product makes: changing it changes the identity of everything. */
const NAMESPACE = "5b0a8f0e-3f6c-5d0b-9a39-6f1d6a1c05e1";

/**
 * The same address always gets the same GUID (RFC 9562 version 5), lower case without braces.
 * Addresses begin with the solution's unique name, so two forks never share an id.
 */
export function stableId(...address: readonly string[]): string {
  const namespace = Buffer.from(NAMESPACE.replaceAll("-", ""), "hex");
  const hash = createHash("sha1").update(namespace).update(address.join("/"), "utf8").digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
}
