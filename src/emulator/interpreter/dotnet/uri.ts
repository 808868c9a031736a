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

interface Scheme {
  /** −1: none. */
  readonly port: number;
  /** Without one a `?` is part of the path. */
  readonly query: boolean;
  /** `//host` must follow. */
  readonly authority: boolean;
  /** Dots and back-slashes in a path are kept as they are. */
  readonly plain: boolean;
  /** A user may stand before the host. */
  readonly user: boolean;
}

const scheme = (
  port: number,
  { query = true, authority = true, plain = false, user = true } = {},
): Scheme => ({ port, query, authority, plain, user });

/** Schemes that `System.Uri` knows; any other takes whatever follows it. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  http: scheme(80),
  https: scheme(443),
  ws: scheme(80),
  wss: scheme(443),
  ftp: scheme(21, { query: false }),
  gopher: scheme(70, { query: false, plain: true }),
  telnet: scheme(23, { query: false, plain: true }),
  nntp: scheme(119, { query: false, plain: true }),
  news: scheme(-1, { query: false, authority: false, plain: true }),
  ldap: scheme(389, { plain: true }),
  "net.tcp": scheme(808, { user: false }),
  "net.pipe": scheme(-1, { user: false }),
  file: scheme(-1, { user: false }),
};
const UNKNOWN = scheme(-1, { authority: false });

/** Parts of an absolute URI as `System.Uri` has them on Windows; undefined for text that is none. */
export function partsOfUri(text: string): UriParts | undefined {
  const trimmed = text.trim();
  const share = /^(?:\\\\|\/\/)(?=[^\\/])/.test(trimmed) ? `file:${trimmed}` : trimmed;
  const match = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(share);
  if (!match) return undefined;
  const [, written = "", rest = ""] = match;
  // A drive letter is no scheme.
  if (written.length === 1) {
    if (!/^[\\/]/.test(rest)) return undefined;
    const path = escapeParts(`${written}:${rest.replaceAll("\\", "/")}`);
    return { scheme: "file", host: "", port: -1, path, query: "" };
  }
  const name = written.toLowerCase();
  if (name === "mailto") return mailbox(rest);
  const known = SCHEMES[name] ?? UNKNOWN;
  const [, hierarchy = "", query = ""] = known.query
    ? (/^([^?#]*)(\?[^#]*)?/s.exec(rest) ?? [])
    : (/^([^#]*)/s.exec(rest) ?? []);
  if (!/^[\\/]{2}/.test(hierarchy)) {
    if (known.authority) return undefined;
    const path = escapeParts(hierarchy, known);
    return { scheme: name, host: "", port: known.port, path, query: escapeParts(query) };
  }
  const [, authority = "", path = ""] = /^[\\/]{2}([^?/\\]*)(.*)$/s.exec(hierarchy) ?? [];
  const place = placeOf(authority, known.port, known !== UNKNOWN);
  if (!place || (place.host === "" && name !== "file")) return undefined;
  if (!known.user && authority.includes("@")) return undefined;
  // Files have no port, and only they a back-slash behind the host.
  if (name === "file" ? place.port >= 0 : path.startsWith("\\")) return undefined;
  const whole = known.plain ? path : withoutDots(plainDots(path.replaceAll("\\", "/")));
  const rooted = known.query || whole.startsWith("/") ? whole : `/${whole}`;
  const drive =
    name === "file" && place.host === "" ? rooted.replace(/^\/(?=[a-z]:)/i, "") : rooted;
  return {
    scheme: name,
    ...place,
    path: escapeParts(drive, known) || "/",
    query: escapeParts(query),
  };
}

const MAIL_PORT = 25;

function mailbox(rest: string): UriParts | undefined {
  const [, address = "", query = ""] = /^([^?#]*)(\?[^#]*)?/s.exec(rest) ?? [];
  const place = placeOf(address, MAIL_PORT, true);
  return place && { scheme: "mailto", ...place, path: "", query: escapeParts(query) };
}

function placeOf(
  authority: string,
  defaultPort: number,
  numeric: boolean,
): Pick<UriParts, "host" | "port"> | undefined {
  const place = /^(?:[^@]*@)?(\[[0-9a-f:.]+(?:%\w*)?\]|[^:[\]]*)(?::(\d*))?$/is.exec(authority);
  if (!place) return undefined;
  const [, host = "", port = ""] = place;
  if (NO_HOST.test(host) || Number(port) > 65_535) return undefined;
  const address = host.startsWith("[")
    ? longAddress(host)
    : (numeric && shortAddress(host)) || host;
  if (address === undefined) return undefined;
  return { host: address.toLowerCase(), port: port === "" ? defaultPort : Number(port) };
}

/** What no name of a host holds, and empty parts of it. */
const NO_HOST = /^[^[]*[\s<>"^`{|}\\%@,+=!~'$;*()&]|^\.|\.\./;

/** IPv6 in its shortest form, without the network card behind `%`; undefined where it is none. */
function longAddress(host: string): string | undefined {
  const url = `http://${host.replace(/%\w*/, "")}/`;
  if (!URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(HOLDS_SHORT, (_, before, high, low) => {
    const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
    return `[::${before}${upper >> 8}.${upper & 255}.${lower >> 8}.${lower & 255}]`;
  });
}

/** An IPv4 address inside: mapped, translated or compatible. */
const HOLDS_SHORT = /^\[::((?:ffff:(?:0:)?)?)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/** IPv4 with fewer parts, in octal or in hexadecimal; undefined for a name. */
function shortAddress(host: string): string | undefined {
  const parts = host.split(".");
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[0-9a-f]+|\d+)$/i.test(part)))
    return undefined;
  const numbers = parts.map((part) => Number(/^0[0-7]+$/.test(part) ? `0o${part}` : part));
  const last = numbers.pop() ?? 0;
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length))
    return undefined;
  const tail: number[] = [];
  for (let rest = last; numbers.length + tail.length < 4; rest = Math.floor(rest / 256)) {
    tail.unshift(rest % 256);
  }
  return [...numbers, ...tail].join(".");
}

const plainDots = (path: string): string => path.replace(/%2e/gi, ".");

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

/**
 * Escapes what a URI must not hold; of the escapes that are there only needless ones go, and those
 * of letters beyond ASCII get capitals.
 */
const escapeParts = (text: string, { query }: Scheme = UNKNOWN): string =>
  (query ? text : text.replaceAll("?", "%3F"))
    .replace(/[^\w\-.~!*'();:@&=+$,/?#[\]%]+|%(?![0-9a-f]{2})/gi, (piece) =>
      encodeURIComponent(wellFormed(piece)),
    )
    .replace(/%(?:[46][1-9a-f]|[57][0-9a]|3[0-9]|2d|2e|5f|7e)/gi, decodeURIComponent)
    .replace(LONG_ESCAPE, (run) => (IRI_LETTER.test(unescapeData(run)) ? run.toUpperCase() : run));

const LONG_ESCAPE =
  /%(?:[cd][0-9a-f]|e[0-9a-f]%[89ab][0-9a-f]|f[0-7]%[89ab][0-9a-f]%[89ab][0-9a-f])%[89ab][0-9a-f]/gi;
/** What RFC 3987 calls `ucschar`. */
const IRI_LETTER =
  /^[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{dfffd}\u{e1000}-\u{efffd}]$/u;
