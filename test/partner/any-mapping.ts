import fc from "fast-check";
import { ACCOUNT_FIELDS, CONTACT_FIELDS, LEAD_FIELDS } from "#project";

/** The columns of a partner's own: no two alike. */
const names = fc.uniqueArray(fc.stringMatching(/^new_[a-z][a-z0-9_]{0,20}$/), {
  minLength: 40,
  maxLength: 40,
});

const constant = (name: string) =>
  fc.oneof(
    // Quotes, braces and what begins an expression: values of a partner never break out.
    fc.string({ maxLength: 20 }),
    fc.constantFrom("it's", "@{1}", "@x", "a'),concat('", "ä€\u{1F600}", "yes", "007"),
    fc.boolean(),
    fc.integer({ min: -1000, max: 200_000_000 }),
    fc.integer({ min: -1000, max: 1000 }).map((cents) => cents / 4),
    fc.uuid().map((id) => ({ navigation: `${name}_Nav`, table: `${name}s`, id })),
  );

const link = fc.stringMatching(/^[A-Za-z0-9._~/?#&=%-]{0,20}$/);

/** What legally differs from mappings/default.yaml: any of it, in any combination. */
export const anyMapping: fc.Arbitrary<Readonly<Record<string, unknown>>> = names.chain((pool) => {
  const next = pool.values();
  const name = (): string => next.next().value ?? "";
  const columns = (fields: readonly string[]) =>
    fc.record(Object.fromEntries(fields.map((field) => [field, fc.constant(name())])), {
      requiredKeys: [],
    });
  const defaults = () => {
    const [one, other] = [name(), name()];
    return fc.record({ [one]: constant(one), [other]: constant(other) }, { requiredKeys: [] });
  };
  const reasons = fc
    .uniqueArray(fc.integer({ min: 100_000_000, max: 100_000_099 }), { minLength: 6, maxLength: 6 })
    .chain(([accepted, onHold, won, lost, declined, expired]) =>
      fc.record(
        {
          accepted: fc.constant(accepted),
          onHold: fc.constant(onHold),
          won: fc.constant(won),
          lost: fc.constant(lost),
          declined: fc.constantFrom(declined, lost),
          expired: fc.constantFrom(expired, lost),
        },
        { requiredKeys: [] },
      ),
    );
  return fc.record(
    {
      settings: fc.record(
        { checkMark: fc.boolean(), coSellOnly: fc.boolean() },
        { requiredKeys: [] },
      ),
      opportunity: fc.record(
        {
          columns: columns(["dealValue", "currency", "closingDate", "notes"]),
          defaults: defaults(),
          referralLink: fc
            .tuple(link, link)
            .map(([before, after]) => `https://link.example/${before}{id}${after}`),
        },
        { requiredKeys: [] },
      ),
      status: reasons,
      account: fc.record(
        {
          columns: columns(ACCOUNT_FIELDS),
          match: fc.shuffledSubarray([...ACCOUNT_FIELDS], { minLength: 1 }),
          defaults: defaults(),
        },
        { requiredKeys: [] },
      ),
      contact: fc.record(
        { columns: columns(CONTACT_FIELDS), defaults: defaults() },
        { requiredKeys: [] },
      ),
      lead: fc.record(
        { columns: columns(LEAD_FIELDS), defaults: defaults() },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
});
