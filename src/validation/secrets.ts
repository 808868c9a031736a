/** What only a secret looks like: signatures of URLs, tokens, keys of storage and service bus. */
const SECRETS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: "the signature of a URL, with which anyone may use it",
    pattern: /[?&]sig=[A-Za-z0-9%_-]{30,}/,
  },
  { name: "a token", pattern: /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./ },
  { name: "the key of an account", pattern: /\b(AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{30,}/ },
  { name: "the secret of an application", pattern: /\bclient_secret=[^&\s@{}<]{16,}/i },
  // As Entra makes them.
  {
    name: "the secret of an application",
    pattern: /(?:^|[^\w.~-])[\w.~]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/,
  },
  { name: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
];

/** Nothing shorter is any of them. */
const SHORTEST = 27;

/** What secret a text holds, for people. */
export const secretIn = (text: string): string | undefined =>
  text.length < SHORTEST ? undefined : SECRETS.find(({ pattern }) => pattern.test(text))?.name;
