import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** What only a secret looks like: signatures of URLs, tokens, keys of storage and service bus. */
const SECRETS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["the signature of a URL that starts a flow", /[?&]sig=[A-Za-z0-9%_-]{30,}/],
  ["a token", /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./],
  ["the key of an account", /\b(AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{30,}/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

/** Nothing shorter is any of them. */
const SHORTEST = 27;

/** No secret stands in a flow. */
export const secretPlainText = defineRule({
  code: "secret/plain-text",
  judges: "flow",
  severity: "error",
  why: "Whoever gets the solution gets the secret; it cannot be taken back.",
  fact: "solution-format.md §23.44",
  examples: {
    good: { actions: { Url: compose("https://example.com/?sig=@{parameters('$connections')}") } },
    bad: { actions: { Url: compose(`https://example.com/?sig=${"aB3".repeat(14)}`) } },
  },
  check({ texts }, report) {
    for (const { text, in: place } of texts) {
      if (text.length < SHORTEST) continue;
      for (const [name, pattern] of SECRETS) {
        if (!pattern.test(text)) continue;
        const hint = "Take it out and make the secret invalid where it was issued.";
        report({ message: `This holds ${name}.`, at: place.at(), hint });
      }
    }
  },
});
