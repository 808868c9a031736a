import { hash } from "node:crypto";

/** Namespace of every id this product makes: changing it changes the identity of everything. */
const NAMESPACE = "5b0a8f0e-3f6c-5d0b-9a39-6f1d6a1c05e1";
const NAMESPACE_BYTES = Buffer.from(NAMESPACE.replaceAll("-", ""), "hex");

/** The namespace, and behind it room for an address: there are many, and none is longer. */
const ROOM = Buffer.concat([NAMESPACE_BYTES, Buffer.alloc(3000)]);
/** The most that a UTF-16 unit takes in UTF-8. */
const BYTES_A_UNIT = 3;

function named(address: string): Uint8Array {
  const { length } = NAMESPACE_BYTES;
  if (address.length * BYTES_A_UNIT > ROOM.length - length) {
    return Buffer.concat([NAMESPACE_BYTES, Buffer.from(address)]);
  }
  return ROOM.subarray(0, length + ROOM.write(address, length));
}

/**
 * The same address always gets the same GUID (RFC 9562 version 5), lower case without braces.
 * Addresses begin with the solution's unique name, so two forks never share an id.
 */
export function stableId(...address: readonly string[]): string {
  const hex = hash("sha1", named(address.join("/")), "hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  // Joined, and not in one template: what a template makes keeps all its parts until somebody reads it.
  return parts.join("-");
}
