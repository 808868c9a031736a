import { atPart, type Diagnostic, type Severity } from "#foundation";

/** Collects what there is to say about the parts of a solution; codes are `reader/…`. */
export interface Notes {
  readonly list: Diagnostic[];
  say(severity: Severity, code: string, message: string, part: string, ...path: string[]): void;
  add(diagnostics: readonly Diagnostic[]): void;
  /**
   * What `read` makes of a part. When {@link ReadParts} hold these very bytes for it, nothing is
   * read again; what there was to say is said again.
   */
  once<Value>(part: string, content: Uint8Array, read: () => Value): Value;
}

/** What was read of parts, by their path. */
export type ReadParts = Map<string, Remembered>;

interface Remembered {
  readonly content: Uint8Array;
  readonly value: unknown;
  readonly said: readonly Diagnostic[];
}

export function notes(memory: ReadParts = new Map()): Notes {
  const list: Diagnostic[] = [];
  const add = (diagnostics: readonly Diagnostic[]): void => {
    for (const diagnostic of diagnostics) list.push(diagnostic);
  };
  return {
    list,
    say: (severity, code, message, part, ...path) => {
      list.push({ code: `reader/${code}`, severity, message, at: atPart(part, ...path) });
    },
    add,
    once: <Value>(part: string, content: Uint8Array, read: () => Value): Value => {
      const known = memory.get(part);
      if (known && Buffer.compare(known.content, content) === 0) {
        add(known.said);
        // What is read of a part is always the same kind of value.
        return known.value as Value;
      }
      const before = list.length;
      const value = read();
      memory.set(part, { content, value, said: list.slice(before) });
      return value;
    },
  };
}

/** Names of the parts that every solution has. */
export const SOLUTION = "solution.xml";
export const CUSTOMIZATIONS = "customizations.xml";
export const CONTENT_TYPES = "[Content_Types].xml";
