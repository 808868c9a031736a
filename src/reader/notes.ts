import { atPart, type Diagnostic, type Element, type Severity } from "#foundation";

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
  /**
   * What `judge` says of an element, and of what its `name` says besides. Of the very same element that
   * {@link ReadParts} hold it is said again without judging.
   */
  about(name: string, element: Element, judge: () => void): void;
}

/** What was read of parts, by their path, and said of elements, by the name of who said it. */
export interface ReadParts {
  readonly parts: Map<string, ReadPart>;
  readonly judged: Map<string, Judged>;
}

interface ReadPart {
  readonly content: Uint8Array;
  readonly value: unknown;
  readonly said: readonly Diagnostic[];
}

interface Judged {
  readonly element: Element;
  readonly said: readonly Diagnostic[];
}

export const nothingRead = (): ReadParts => ({ parts: new Map(), judged: new Map() });

export function notes({ parts, judged }: ReadParts = nothingRead()): Notes {
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
      const known = parts.get(part);
      if (known && Buffer.compare(known.content, content) === 0) {
        add(known.said);
        // What is read of a part is always the same kind of value.
        return known.value as Value;
      }
      const before = list.length;
      const value = read();
      parts.set(part, { content, value, said: list.slice(before) });
      return value;
    },
    about: (name, element, judge) => {
      const known = judged.get(name);
      if (known?.element === element) {
        add(known.said);
        return;
      }
      const before = list.length;
      judge();
      judged.set(name, { element, said: list.slice(before) });
    },
  };
}

/** Names of the parts that every solution has. */
export const SOLUTION = "solution.xml";
export const CUSTOMIZATIONS = "customizations.xml";
export const CONTENT_TYPES = "[Content_Types].xml";
