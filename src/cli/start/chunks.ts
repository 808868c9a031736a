import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { whileLoading } from "./engine.ts";

/** The chunks of the command in one folder; the bundler made a function of each. */
export interface Chunks {
  /** What a chunk exports; it runs once. */
  load(name: string): unknown;
  /** What has run, and when it was compiled. */
  readonly loaded: ReadonlyMap<string, Compiled>;
  /** Keeps what V8 made of everything that has run, for the next processes. */
  keepCompiled(): void;
}

/** `refused`: there was code compiled ahead, made by another V8 or from another text. */
export type Compiled = "ahead" | "refused" | "now";

/** The folder of compiled code beside the chunks. */
const COMPILED = "compiled";

/** More than the largest chunk has, as text or compiled; else there is more. */
const ROOM = 1 << 20;

interface ChunkModule {
  exports: unknown;
}

type Run = (exports: unknown, require: (name: string) => unknown, module: ChunkModule) => void;

/**
 * Loads chunks as `require` does, with the code that V8 compiled of them when the command was bundled.
 * V8 refuses code of another version of itself, of other flags or of a text of another length, and
 * compiles as ever: the command then starts slower and does the same. A text of the same length is
 * another chunk, for chunks carry a digest in their names, or another bundle, which empties the folder.
 */
export function chunksIn(folder: string): Chunks {
  const requireOutside = createRequire(join(folder, "cosell.js"));
  const modules = new Map<string, ChunkModule>();
  const scripts = new Map<string, Script>();
  const loaded = new Map<string, Compiled>();
  const compiledAt = (name: string): string => join(folder, COMPILED, `${name}.bin`);

  const bytesOf = reader();
  const compiledIn = (path: string): Buffer | undefined => {
    try {
      return bytesOf(path);
    } catch {
      return undefined;
    }
  };
  const compile = (name: string): Script => {
    const filename = join(folder, name);
    // The bundle is ASCII, so each byte is a letter.
    const text = bytesOf(filename).toString("latin1");
    const cachedData = compiledIn(compiledAt(name));
    const script = new Script(text, { filename, ...(cachedData && { cachedData }) });
    const refused = script.cachedDataRejected;
    loaded.set(name, refused === undefined ? "now" : refused ? "refused" : "ahead");
    scripts.set(name, script);
    return script;
  };

  const run = (name: string): unknown => {
    const module: ChunkModule = { exports: {} };
    modules.set(name, module);
    const fill = compile(name).runInThisContext() as Run;
    fill(
      module.exports,
      (wanted) => (wanted.startsWith("./") ? load(wanted.slice(2)) : requireOutside(wanted)),
      module,
    );
    return module.exports;
  };

  let loading = false;
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known) return known.exports;
    if (loading) return run(name);
    loading = true;
    try {
      return whileLoading(() => run(name));
    } finally {
      loading = false;
    }
  };

  return {
    load,
    loaded,
    keepCompiled: () => {
      mkdirSync(join(folder, COMPILED), { recursive: true });
      whileLoading(() => {
        for (const [name, script] of scripts) {
          writeFileSync(compiledAt(name), script.createCachedData());
        }
      });
    },
  };
}

/** What is read lies in the same memory each time, until the next: new memory takes longer than reading. */
function reader(): (path: string) => Buffer {
  let room = Buffer.allocUnsafeSlow(ROOM);
  return (path) => {
    const file = openSync(path, "r");
    try {
      const { size } = fstatSync(file);
      if (size > room.length) room = Buffer.allocUnsafeSlow(size);
      let at = 0;
      for (let read = 1; at < size && read > 0; at += read) {
        read = readSync(file, room, at, size - at, at);
      }
      return room.subarray(0, at);
    } finally {
      closeSync(file);
    }
  };
}
