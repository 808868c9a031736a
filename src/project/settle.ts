import type { Labels, Publisher } from "#dataverse";
import { by, byText } from "#foundation";
import {
  ACCOUNT_FIELDS,
  CONTACT_FIELDS,
  type Constant,
  type Constants,
  LEAD_FIELDS,
  type Mapping,
} from "./mapping.ts";
import type { Project } from "./project.ts";
import { LANGUAGES, MICROSOFT, NAME_SUFFIX, type SolutionFile } from "./solution-file.ts";

type RawConstant =
  | string
  | boolean
  | number
  | { readonly navigation: string; readonly table: string; readonly id: string };

interface RawDefaults {
  readonly defaults?: Readonly<Record<string, RawConstant | null>>;
}

/** A mapping as the schema of settled mappings lets it be. */
export type MappingFile = {
  readonly [Section in keyof Mapping]: Mapping[Section] extends { readonly defaults: Constants }
    ? Omit<Mapping[Section], "defaults"> & RawDefaults
    : Mapping[Section];
};

/** Values that both schemas have accepted → the project. */
export function settle(file: SolutionFile, mapping: MappingFile): Project {
  const labels = labelsOf(file.displayName);
  return Object.freeze({
    uniqueName: file.uniqueName,
    labels,
    descriptions: labelsOf(file.description ?? {}),
    version: file.version,
    languages: file.languages ?? LANGUAGES,
    publisher: publisherOf(file),
    profile: file.profile ?? "own",
    nameSuffix: suffixOf(file.flows?.nameSuffix ?? NAME_SUFFIX),
    flowsShip: file.flows?.shipOn ? "on" : "off",
    findings: new Map(Object.entries(file.findings ?? {})),
    mapping: settleMapping(mapping),
  });
}

function publisherOf({ publisher, profile }: SolutionFile): Publisher {
  const { email, website } = publisher;
  const microsoft = profile === "msft" ? MICROSOFT : undefined;
  return {
    uniqueName: publisher.uniqueName,
    labels: labelsOf(publisher.displayName),
    descriptions: labelsOf(publisher.description ?? {}),
    ...(email === undefined ? {} : { email }),
    ...(website === undefined ? {} : { website }),
    prefix: microsoft?.prefix ?? publisher.prefix ?? "",
    optionValuePrefix: microsoft?.optionValuePrefix ?? publisher.optionValuePrefix ?? 0,
  };
}

const suffixOf = (suffix: string): string => (suffix.trim() === "" ? "" : ` ${suffix.trim()}`);

/** Languages in the order of {@link LANGUAGES}; one that is not said takes the base language's text. */
const labelsOf = (texts: Readonly<Record<string, string>>): Labels => {
  const base = texts[LANGUAGES[0]];
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = texts[language] ?? base;
      return text === undefined ? [] : [[language, text]];
    }),
  );
};

/** Fields in our own order, whatever order a file has. */
export function settleMapping({ settings, status, ...file }: MappingFile): Mapping {
  const { account, contact, lead, opportunity } = file;
  return {
    settings: picked(["checkMark", "coSellOnly"], settings),
    opportunity: {
      columns: picked(["dealValue", "currency", "closingDate", "notes"], opportunity.columns),
      defaults: constantsOf(opportunity),
      referralLink: opportunity.referralLink,
    },
    status: picked(["accepted", "onHold", "won", "lost", "declined", "expired"], status),
    account: {
      columns: picked(ACCOUNT_FIELDS, account.columns),
      match: account.match,
      defaults: constantsOf(account),
    },
    contact: {
      columns: picked(CONTACT_FIELDS, contact.columns),
      defaults: constantsOf(contact),
    },
    lead: { columns: picked(LEAD_FIELDS, lead.columns), defaults: constantsOf(lead) },
  };
}

const picked = <Of extends object, Key extends keyof Of & string>(
  keys: readonly Key[],
  of: Of,
): Pick<Of, Key> => Object.fromEntries(keys.map((key) => [key, of[key]])) as Pick<Of, Key>;

const constantsOf = ({ defaults = {} }: RawDefaults): Constants =>
  new Map(
    Object.entries(defaults)
      .flatMap(([column, value]): [string, Constant][] =>
        value === null ? [] : [[column, constantOf(value)]],
      )
      .toSorted(by(([column]) => column, byText)),
  );

function constantOf(value: RawConstant): Constant {
  if (typeof value === "string") return { kind: "text", value };
  if (typeof value === "boolean") return { kind: "yes-no", value };
  if (typeof value === "number") return { kind: "number", value };
  const { navigation, table, id } = value;
  return { kind: "row", navigation, table, id: id.toLowerCase() };
}
