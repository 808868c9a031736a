import { crc32, deflateRawSync } from "node:zlib";

/** An entry to write; every field beyond the first two tells a lie about it. */
export interface ZipSpeech {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  /** Instead of the deflated content. */
  readonly packed?: Uint8Array;
  /** In the list only. */
  readonly localOffset?: number;
  /** In the entry's own header only. */
  readonly local?: {
    readonly name?: string;
    readonly size?: number;
    readonly crc?: number;
    readonly method?: number;
  };
  /** Sizes follow the content; `lie` makes them wrong. */
  readonly descriptor?: "signed" | "bare" | "lie";
  /** Sizes in the large form (zip64), as programs write it that do not know them beforehand. */
  readonly large?: boolean;
  /** Bytes that belong to nobody, before the entry. */
  readonly gap?: number;
}

export interface ZipOptions {
  readonly comment?: string;
  readonly after?: string;
  readonly count?: number;
  readonly disk?: number;
  readonly directoryOffset?: number;
  readonly directorySize?: number;
  readonly zip64Locator?: boolean;
}

const number = (value: number, length: 2 | 4 | 8): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntLE(value, 0, length === 8 ? 6 : length);
  return bytes;
};

/** A zip, as honest as its speech. */
export function zipOf(entries: readonly ZipSpeech[], options: ZipOptions = {}): Uint8Array {
  const body: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  const push = (...pieces: readonly Uint8Array[]): void => {
    for (const piece of pieces) {
      body.push(Buffer.from(piece));
      at += piece.length;
    }
  };
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? "");
    const packed = Buffer.from(entry.packed ?? (entry.stored ? content : deflateRawSync(content)));
    const name = Buffer.from(entry.name);
    const flags = (entry.flags ?? 0x0800) | (entry.descriptor ? 0x0008 : 0);
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const crc = entry.crc ?? crc32(content);
    const packedSize = entry.packedSize ?? packed.length;
    const size = entry.size ?? content.length;
    push(Buffer.alloc(entry.gap ?? 0, "?"));
    const offset = at;
    const localName = Buffer.from(entry.local?.name ?? name);
    push(number(0x04034b50, 4), number(20, 2), number(flags, 2));
    push(number(entry.local?.method ?? method, 2), number(0, 4));
    const [saidPacked, saidSize] = entry.descriptor
      ? [0, 0]
      : [packedSize, entry.local?.size ?? size];
    const extra = entry.large
      ? [number(1, 2), number(16, 2), number(saidSize, 8), number(saidPacked, 8)]
      : [];
    push(
      number(entry.descriptor ? 0 : (entry.local?.crc ?? crc), 4),
      number(entry.large ? 0xffffffff : saidPacked, 4),
      number(entry.large ? 0xffffffff : saidSize, 4),
    );
    push(number(localName.length, 2), number(entry.large ? 20 : 0, 2));
    push(localName, ...extra, packed);
    if (entry.descriptor) {
      const width = entry.large ? 8 : 4;
      if (entry.descriptor !== "bare") push(number(0x08074b50, 4));
      push(number(crc, 4), number(packedSize, width));
      push(number(entry.descriptor === "lie" ? size + 1 : size, width));
    }
    list.push(
      Buffer.concat([
        ...[number(0x02014b50, 4), number(20, 2), number(20, 2), number(flags, 2)],
        ...[number(method, 2), number(0, 4), number(crc, 4), number(packedSize, 4)],
        ...[number(size, 4), number(name.length, 2), number(0, 2), number(0, 2), number(0, 2)],
        ...[number(0, 2), number(0, 4), number(entry.localOffset ?? offset, 4), name],
      ]),
    );
  }
  const directory = Buffer.concat(list);
  const locator = options.zip64Locator ? [number(0x07064b50, 4), Buffer.alloc(16)] : [];
  const count = options.count ?? entries.length;
  return Buffer.concat([
    ...body,
    directory,
    ...locator,
    ...[number(0x06054b50, 4), number(options.disk ?? 0, 2), number(options.disk ?? 0, 2)],
    ...[number(count, 2), number(count, 2), number(options.directorySize ?? directory.length, 4)],
    number(options.directoryOffset ?? at, 4),
    number((options.comment ?? "").length, 2),
    Buffer.from(options.comment ?? ""),
    Buffer.from(options.after ?? ""),
  ]);
}
