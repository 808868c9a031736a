import { base64 } from "zlib-streams/zlib-streams.wasm";
import { invariant } from "#foundation";

/**
 * The product packs to 162 kB instead of the 136 kB of zlib's own choice (6), in half of the time: what is
 * built is built often and imported twice.
 */
const LEVEL = 3;
/** zlib's Z_FINISH and Z_NO_FLUSH, and what it answers at the end. */
const FINISH = 4;
const MORE = 0;
const STREAM_END = 1;
/** Bytes that go in at once; the answer tells at most 16 MB of them out. */
const CHUNK = 1 << 18;

/** What zlib-streams 1.0.4 exports of zlib; pointers are places in `memory`. */
interface Zlib {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly malloc: (size: number) => number;
  readonly deflate_new: () => number;
  readonly deflate_init_raw: (stream: number, level: number) => number;
  /** Below 2^24 the bytes put out, above it what zlib answered. */
  readonly deflate_process: (
    ...of: [stream: number, from: number, size: number, to: number, room: number, flush: number]
  ) => number;
  readonly deflate_last_consumed: (stream: number) => number;
  readonly deflate_end: (stream: number) => number;
}

interface Deflater {
  readonly zlib: Zlib;
  readonly from: number;
  readonly to: number;
}

let deflater: Deflater | undefined;

/** Made when it is first needed, and the same ever after: it keeps nothing between two calls. */
function ready(): Deflater {
  if (deflater) return deflater;
  const module = new WebAssembly.Module(Buffer.from(base64, "base64"));
  const zlib = new WebAssembly.Instance(module).exports as Zlib;
  zlib._initialize();
  deflater = { zlib, from: zlib.malloc(CHUNK), to: zlib.malloc(CHUNK) };
  return deflater;
}

/**
 * Deflates with zlib as WebAssembly. The bytes follow from the content alone, on every processor and
 * version of Node, which is not so with Node's own zlib.
 */
export function deflate(content: Uint8Array): Uint8Array {
  const { zlib, from, to } = ready();
  const stream = zlib.deflate_new();
  zlib.deflate_init_raw(stream, LEVEL);
  const packed: Uint8Array[] = [];
  for (let at = 0, ended = false; !ended; ) {
    const size = Math.min(CHUNK, content.length - at);
    new Uint8Array(zlib.memory.buffer, from, size).set(content.subarray(at, at + size));
    const flush = at + size === content.length ? FINISH : MORE;
    const answer = zlib.deflate_process(stream, from, size, to, CHUNK, flush);
    packed.push(new Uint8Array(zlib.memory.buffer, to, answer & 0xffffff).slice());
    at += zlib.deflate_last_consumed(stream);
    const said = answer >> 24;
    invariant(said >= 0, `zlib gave up with ${said}`);
    ended = said === STREAM_END;
  }
  zlib.deflate_end(stream);
  const [only] = packed;
  return only && packed.length === 1 ? only : Buffer.concat(packed);
}
