import { crc32 } from "node:zlib";
import { deflate } from "./deflate.ts";

/** A file inside a zip, deflated. */
export interface ZipEntry {
  readonly path: string;
  readonly size: number;
  readonly crc: number;
  readonly deflated: Uint8Array;
}

export const zipEntry = (path: string, content: Uint8Array): ZipEntry => ({
  path,
  size: content.length,
  crc: crc32(content),
  deflated: deflate(content),
});

/** 1980-01-01 00:00:00, the earliest date a zip can hold. */
const DOS_DATE = 0x0021;
const DOS_TIME = 0;
const VERSION = 20;
const UTF8_NAME = 0x0800;
const DEFLATE = 8;

/** A zip with these entries in this order: no folders, no comments, no clock. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path, "utf8");
    const shared = sharedHeader(entry, name);
    const local = Buffer.concat([signature(0x04034b50), shared, name]);
    directory.push(signature(0x02014b50), u16(VERSION), shared, CENTRAL_TAIL, u32(offset), name);
    parts.push(local, entry.deflated);
    offset += local.length + entry.deflated.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    signature(0x06054b50),
    u32(0),
    u16(entries.length),
    u16(entries.length),
    u32(central.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...parts, central, end]);
}

function sharedHeader({ size, crc, deflated }: ZipEntry, name: Buffer): Buffer {
  const ascii = name.every((byte) => byte < 0x80);
  return Buffer.concat([
    u16(VERSION),
    u16(ascii ? 0 : UTF8_NAME),
    u16(DEFLATE),
    u16(DOS_TIME),
    u16(DOS_DATE),
    u32(crc),
    u32(deflated.length),
    u32(size),
    u16(name.length),
    u16(0),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const signature = u32;

/** Comment length, disk, internal and external attributes: all nothing. */
const CENTRAL_TAIL = Buffer.alloc(10);
