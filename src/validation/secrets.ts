/** What only a secret looks like: signatures of URLs, tokens, keys of storage and service bus. */
const SECRETS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["the signature of a URL, with which anyone may use it", /[?&]sig=[A-Za-z0-9%_-]{30,}/],
  ["a token", /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./],
  ["the key of an account", /\b(AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{30,}/],
  ["the secret of an application", /\bclient_secret=[^&\s@{}<]{16,}/i],
  // As Entra makes them.
  ["the secret of an application", /(?:^|[^\w.~-])[\w.~]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

/** Nothing shorter is any of them. */
const SHORTEST = 27;

/** What secret a text holds, for people. */
export const secretIn = (text: string): string | undefined =>
  text.length < SHORTEST ? undefined : SECRETS.find(([, pattern]) => pattern.test(text))?.[0];
