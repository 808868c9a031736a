import { atPart, type Diagnostic, type Severity } from "#foundation";

/** Collects what there is to say about the parts of a solution; codes are `reader/…`. */
export interface Notes {
  readonly list: Diagnostic[];
  say(severity: Severity, code: string, message: string, part: string, ...path: string[]): void;
  add(diagnostics: readonly Diagnostic[]): void;
}

export function notes(): Notes {
  const list: Diagnostic[] = [];
  return {
    list,
    say: (severity, code, message, part, ...path) => {
      list.push({ code: `reader/${code}`, severity, message, at: atPart(part, ...path) });
    },
    add: (diagnostics) => {
      for (const diagnostic of diagnostics) list.push(diagnostic);
    },
  };
}

/** Names of the parts that every solution has. */
export const SOLUTION = "solution.xml";
export const CUSTOMIZATIONS = "customizations.xml";
export const CONTENT_TYPES = "[Content_Types].xml";
