import { decodeEscapes } from "#foundation";
import { ZIP_LIMITS } from "./limits.ts";
import type { ZipEntry, ZipFindings } from "./zip-entry.ts";

interface NameRule {
  readonly code: string;
  readonly message: string;
  readonly breaks: (name: string) => boolean;
}

/**
 * Names that could lead out of a folder, or mean different things to different programs, as they are
 * written or once their escapes are decoded. Microsoft's unpacker decodes and trusts them
 * (solution-format.md §24.1 point 8, §24.8): we do not.
 */
const REFUSED_NAMES: readonly NameRule[] = [
  { code: "name-empty", message: "The name is empty.", breaks: (name) => name === "" },
  {
    code: "name-too-long",
    message: `The name is longer than ${ZIP_LIMITS.nameLength} characters.`,
    breaks: (name) => name.length > ZIP_LIMITS.nameLength,
  },
  {
    code: "name-control",
    message: "The name holds a control character.",
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    breaks: (name) => /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(name),
  },
  {
    code: "name-backslash",
    message: 'The name is divided by "\\" instead of "/".',
    breaks: (name) => name.includes("\\"),
  },
  {
    code: "name-absolute",
    message: "The name begins at the root of a file system.",
    breaks: (name) => name.startsWith("/"),
  },
  {
    code: "name-drive",
    message: "The name begins with a drive or holds a stream.",
    breaks: (name) => name.includes(":"),
  },
  {
    code: "name-traversal",
    message: 'The name goes up or stays by ".." or ".".',
    breaks: (name) => name.split(/[/\\]/).some((segment) => /^\.{1,2} *$/.test(segment)),
  },
  {
    code: "name-segments",
    message: "The name has an empty folder name.",
    breaks: (name) => /[^/]\/\//.test(name),
  },
];

/** Read, but not as every program reads it. */
const DOUBTFUL_NAMES: readonly NameRule[] = [
  {
    code: "name-escape",
    message: "Official tools decode such a name, so that it no longer fits (a blank or %).",
    breaks: (name) => /[ %]/.test(name),
  },
  {
    code: "folder-entry",
    message: "The zip has an entry for a folder, which exports never have.",
    breaks: isFolder,
  },
];

export function isFolder(name: string): boolean {
  return name.endsWith("/");
}

export function judgeNames(entries: readonly ZipEntry[], findings: ZipFindings): void {
  const seen = new Map<string, string>();
  for (const { name, localOffset } of entries) {
    const decoded = decodeEscapes(name);
    for (const rule of REFUSED_NAMES) {
      if (rule.breaks(name) || rule.breaks(decoded))
        findings.say("error", rule.code, rule.message, name, localOffset);
    }
    for (const rule of DOUBTFUL_NAMES) {
      if (rule.breaks(name)) findings.say("warning", rule.code, rule.message, name, localOffset);
    }
    const key = decoded.normalize("NFC").toUpperCase();
    const twin = seen.get(key);
    if (twin === name) {
      findings.say("error", "duplicate", "Two entries have this name.", name, localOffset);
    } else if (twin !== undefined) {
      const message = `The name differs from "${twin}" in case, composition or escapes only.`;
      findings.say("error", "case-twin", message, name, localOffset);
    }
    seen.set(key, name);
  }
}
