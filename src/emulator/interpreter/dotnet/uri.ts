/** `Uri.EscapeDataString`: everything but letters, digits and `-_.~` as upper-case UTF-8 escapes. */
export function escapeData(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `Uri.UnescapeDataString`: escapes that are no UTF-8 stay as they are; `+` stays a plus. */
export function unescapeData(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    let result = "";
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceLength(bytes, at);
      result +=
        length === 0
          ? run.slice(at * 3, at * 3 + 3)
          : bytes.subarray(at, at + length).toString("utf8");
      at += length || 1;
    }
    return result;
  });
}

/** Bytes of the well-formed UTF-8 character at a place, 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length <= 1) return length;
  const sequence = bytes.subarray(at, at + length);
  return sequence.length === length && !sequence.toString("utf8").includes("\ufffd") ? length : 0;
}

/** Halves of a surrogate pair that stand alone become U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

export interface UriParts {
  readonly scheme: string;
  readonly host: string;
  /** −1 where the scheme has none. */
  readonly port: number;
  readonly path: string;
  /** With its `?`; empty when there is none. */
  readonly query: string;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  gopher: 70,
  nntp: 119,
  telnet: 23,
  ldap: 389,
  "net.tcp": 808,
};

/** Parts of an absolute URI as `System.Uri` has them; undefined for text that is none. */
export function partsOfUri(text: string): UriParts | undefined {
  const match = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text.trim());
  if (!match) return undefined;
  const [, written = "", rest = ""] = match;
  // A drive letter is no scheme.
  if (written.length === 1) {
    if (!/^[\\/]/.test(rest)) return undefined;
    const path = escapeParts(`${written}:${rest.replaceAll("\\", "/")}`);
    return { scheme: "file", host: "", port: -1, path, query: "" };
  }
  const scheme = written.toLowerCase();
  const [, hierarchy = "", query = ""] = /^([^?#]*)(\?[^#]*)?/s.exec(rest) ?? [];
  const escapedQuery = escapeParts(query);
  if (!hierarchy.startsWith("//")) {
    return {
      scheme,
      host: "",
      port: DEFAULT_PORTS[scheme] ?? -1,
      path: escapeParts(hierarchy),
      query: escapedQuery,
    };
  }
  const [, authority = "", path = ""] = /^\/\/([^/\\]*)(.*)$/s.exec(hierarchy) ?? [];
  const place = /^(?:.*@)?(\[[0-9a-f:.%]+\]|[^:[\]]*)(?::(\d*))?$/is.exec(authority);
  if (!place) return undefined;
  const [, host = "", port = ""] = place;
  if (host === "" && scheme !== "file") return undefined;
  if (/[\s<>"^`{|}\\%]/.test(host) || Number(port) > 65_535) return undefined;
  return {
    scheme,
    host: host.toLowerCase(),
    port: port === "" ? (DEFAULT_PORTS[scheme] ?? -1) : Number(port),
    path: escapeParts(withoutDots(path.replaceAll("\\", "/"))) || "/",
    query: escapedQuery,
  };
}

/** `/a/../b/./c` is `/b/c`. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split("/");
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === "." || segment === "..") {
      if (segment === ".." && kept.length > 1) kept.pop();
      if (last) kept.push("");
    } else kept.push(segment);
  });
  return kept.join("/");
}

/** Escapes what a URI must not hold and leaves existing escapes alone. */
const escapeParts = (text: string): string =>
  text.replace(/[^\w\-.~!*'();:@&=+$,/?#[\]%]+|%(?![0-9a-f]{2})/gi, (piece) =>
    encodeURIComponent(wellFormed(piece)),
  );
