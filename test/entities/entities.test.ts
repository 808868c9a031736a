import { expect, test } from "vitest";
import { type Column, LONGEST } from "#dataverse";
import { entities } from "#entities";
import { microsoft, own } from "./product.ts";

const namesOf = (columns: Readonly<Record<string, Column>>) =>
  Object.values(columns).map(({ logicalName }) => logicalName);

// domain.md §1.6, logical names of a real tenant.
test("under the profile msft the opportunity has the columns of Microsoft's connector", () => {
  const { opportunityExtension } = entities(microsoft());
  expect(namesOf(opportunityExtension.columns)).toEqual(
    expect.arrayContaining([
      "msft_microsoftpartnercenterreferralsync",
      "msft_microsoftpartnercenterreferralidentifier",
      "msft_microsoftpartnercenterreferrallink",
      "msft_microsoftpartnercenterhelp",
      "msft_microsoftpartnercenterreferralvisible",
      "msft_microsoftcrmidentifier",
      "msft_microsoftpartnercenterreferralprogram",
      "msft_microsoftpartnercenterreferralsyncaudit",
      "msft_microsoftpartnercentersolutions",
    ]),
  );
});

// domain.md §1.6, German words of the seed document.
test("the opportunity's columns are called as the documents call them", () => {
  const { columns } = entities(own()).opportunityExtension;
  expect(Object.values(columns).map(({ labels }) => [labels[1033], labels[1031]])).toEqual(
    expect.arrayContaining([
      ["Sync with Partner Center", "Mit Partner Center synchronisieren"],
      ["Referral Identifier", "Empfehlungsbezeichner"],
      ["Referral Link", "Empfehlungslink"],
      ["How can Microsoft help?", "Wie kann Microsoft helfen?"],
      [
        "Microsoft Partner Center Referral Visibility",
        "Microsoft Partner Center-Empfehlungssichtbarkeit",
      ],
      ["Microsoft CRM Identifier", "Microsoft CRM-Bezeichner"],
      ["Audit", "Überwachung"],
      ["Products (obsolete)", "Produkte (veraltet)"],
    ]),
  );
});

test("what flows write is read-only in forms and stays writable for programs", () => {
  const { columns } = entities(own()).opportunityExtension;
  const readOnly = Object.entries(columns).filter(([, column]) => column.readOnlyInUi);
  expect(readOnly.map(([key]) => key)).toEqual([
    "referralIdentifier",
    "referralLink",
    "microsoftCrmIdentifier",
    "referralProgram",
    "audit",
    "obsoleteProducts",
    "microsoftStatus",
    "syncState",
    "engagementIdentifier",
  ]);
  expect(readOnly.every(([, column]) => column.api === undefined)).toBe(true);
});

test("sync and visibility start with No, and visibility says what it means", () => {
  const { sync, visibility } = entities(own()).opportunityExtension.columns;
  expect([sync.defaultValue, visibility.defaultValue]).toEqual([false, false]);
  expect([visibility.yes[1033], visibility.no[1033]]).toEqual([
    "Visible to Microsoft sellers",
    "Not visible to Microsoft sellers",
  ]);
});

// domain.md §1.6 (order and codes), §10 U5 (numbers).
test("help has Partner Center's codes in the order of its list, with the publisher's numbers", () => {
  expect(entities(microsoft()).help.options.map(({ value, code }) => [value, code])).toEqual([
    [299600000, "WorkloadSpecificValueProposition"],
    [299600001, "CustomerTechnicalArchitecture"],
    [299600002, "ProofOfConceptOrDemo"],
    [299600003, "QuotesOrLicensing"],
    [299600004, "PostSalesCustomerSuccess"],
    [299600005, "GeneralOrOther"],
  ]);
  expect(entities(own()).help.options[0]?.value).toBe(419270000);
  expect(entities(own()).help.options.map(({ labels }) => labels[1033])).toEqual([
    "Workload Specific Value Proposition",
    "Customer Technical Architecture",
    "Proof Of Concept or Demo",
    "Quotes or Licensing",
    "Post Sales Customer Success",
    "General or Other",
  ]);
});

// domain.md §1.6; lengths are those of the Salesforce twin.
test("the opportunity's columns hold what they are for", () => {
  const { columns } = entities(own()).opportunityExtension;
  expect(columns.referralLink).toMatchObject({ kind: "text", format: "url", maxLength: 255 });
  expect(columns.audit).toMatchObject({ kind: "memo", maxLength: 100_000 });
  expect(columns.referralIdentifier).toMatchObject({ kind: "text", maxLength: 100 });
  expect(columns.microsoftCrmIdentifier.kind).toBe("text");
  expect([columns.sync.kind, columns.visibility.kind, columns.help.kind]).toEqual([
    "yes-no",
    "yes-no",
    "choice",
  ]);
});

test("products are marked as obsolete wherever people meet them", () => {
  const { obsoleteProducts } = entities(own()).opportunityExtension.columns;
  expect(obsoleteProducts.obsolete).toBe(true);
  expect(obsoleteProducts.labels).toEqual({
    1033: "Products (obsolete)",
    1031: "Produkte (veraltet)",
  });
  expect(obsoleteProducts.descriptions?.[1033]).toMatch(/^Obsolete/);
  expect(obsoleteProducts.descriptions?.[1031]).toMatch(/^Veraltet/);
});

// domain.md §10, U18: an extension for later.
test("columns of newer connectors do not ship", () => {
  const names = namesOf(entities(microsoft()).opportunityExtension.columns);
  const newer = /coselltype|customerpurchaseintent|solutionarea|solutionplay|partnerrole/;
  expect(names.filter((name) => newer.test(name))).toEqual([]);
});

// domain.md §10, U2, and §1.7: the picture's `2021-12-02-01150`.
test("the tables are called as inferred, and rows number themselves by day", () => {
  const { microsoftSolution, microsoftSolutionDetail } = entities(microsoft());
  expect([microsoftSolution.schemaName, microsoftSolutionDetail.schemaName]).toEqual([
    "msft_microsoftsolution",
    "msft_microsoftsolutiondetail",
  ]);
  expect(namesOf(microsoftSolution.columns)).toEqual(
    expect.arrayContaining(["msft_opportunityid", "msft_solutiondetailid"]),
  );
  expect(namesOf(microsoftSolutionDetail.columns)).toEqual(
    expect.arrayContaining([
      "msft_solutionidentifier",
      "msft_solutionname",
      "msft_type",
      "msft_publishername",
    ]),
  );
  expect(microsoftSolution.columns.name.autoNumber).toBe("{DATETIMEUTC:yyyy-MM-dd}-{SEQNUM:5}");
  expect(microsoftSolution.pluralLabels[1033]).toBe("Microsoft Solutions");
  expect(microsoftSolution.views.map(({ labels }) => labels[1033])).toContain(
    "Microsoft Solutions",
  );
});

// domain.md §10 U2.
test("the catalogue is named, filled and guarded as the documents want", () => {
  const { microsoftSolutionDetail: detail } = entities(own());
  const { columns } = detail;
  expect(detail.primaryName).toBe("cosell_solutionname");
  expect(columns.name.labels[1033]).toBe("Solution Name");
  expect([columns.identifier.required, columns.name.required]).toEqual(["required", "required"]);
  expect(detail.keys.map((key) => key.columns)).toEqual([["cosell_solutionidentifier"]]);
  expect(detail.quickCreate).toBe(true);
  const upload = detail.views.find(({ key }) => key === "upload");
  expect(upload?.columns.map(({ column }) => column)).toEqual([
    "cosell_solutionidentifier",
    "cosell_solutionname",
    "cosell_type",
    "cosell_publishername",
  ]);
});

test("rows of Microsoft Solutions point to an opportunity and to the catalogue", () => {
  const { microsoftSolution } = entities(own());
  const { opportunity, detail } = microsoftSolution.columns;
  expect([opportunity.targets, detail.targets]).toEqual([
    ["opportunity"],
    ["cosell_microsoftsolutiondetail"],
  ]);
  expect(microsoftSolution.relationships).toMatchObject([
    { one: "Opportunity", lookup: "cosell_opportunityid", behavior: "delete" },
    {
      one: "cosell_microsoftsolutiondetail",
      lookup: "cosell_solutiondetailid",
      behavior: "restrict",
    },
  ]);
});

test.each([
  ["own", own],
  ["msft", microsoft],
])("names fit together under the profile %s", (_, project) => {
  const { publisher } = project();
  const { tables, choices, roles } = entities(project());
  const schemaNames = tables.flatMap((table) => [
    ...(table.kind === "own" ? [table.schemaName] : []),
    ...Object.values(table.columns).map(({ schemaName }) => schemaName),
  ]);
  const relationships = tables.flatMap((table) => table.relationships);
  for (const name of [...schemaNames, ...choices.map((choice) => choice.name)]) {
    expect(name).toMatch(new RegExp(`^${publisher.prefix}_[a-z0-9]+$`));
    expect(name.length).toBeLessThanOrEqual(LONGEST.schemaName);
  }
  expect(new Set(relationships.map(({ name }) => name)).size).toBe(relationships.length);
  for (const table of tables) {
    const columns = namesOf(table.columns);
    expect(new Set(columns).size).toBe(columns.length);
    if (table.kind !== "own") continue;
    expect(columns).toContain(table.primaryId);
    expect(table.primaryId).toBe(`${table.logicalName}id`);
    expect(table.setName.startsWith(`${publisher.prefix}_`)).toBe(true);
    const lookups = Object.values(table.columns).filter(({ kind }) => kind === "lookup");
    expect(table.relationships.map((way) => way.kind === "one-to-many" && way.lookup)).toEqual(
      lookups.map(({ schemaName }) => schemaName),
    );
    const listed = [
      ...table.views.flatMap((view) => [
        ...view.columns.map(({ column }) => column),
        view.order.column,
      ]),
      ...table.keys.flatMap((key) => key.columns),
      ...table.forms.flatMap((form) =>
        form.sections.flatMap(({ rows }) =>
          rows.flatMap((row) => (row.kind === "column" ? [row.column] : [])),
        ),
      ),
    ];
    expect(listed.filter((column) => !columns.includes(column))).toEqual([]);
    expect(table.views.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        "active",
        "inactive",
        "advanced-find",
        "associated",
        "quick-find",
        "lookup",
      ]),
    );
    expect(table.forms.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["main", "quick", "card"]),
    );
    expect(table.forms.some(({ kind }) => kind === "quick-create")).toBe(table.quickCreate);
  }
  const known = tables.map(({ schemaName }) => schemaName);
  const strange = roles.flatMap(({ privileges }) =>
    privileges.filter(
      ({ name }) =>
        !known.includes(
          name.replace(/^prv(Create|Read|Write|Delete|AppendTo|Append|Assign|Share)/, ""),
        ),
    ),
  );
  expect(strange).toEqual([]);
});

test("a seller reads the catalogue and changes own rows only, and cannot see the books", () => {
  const { roles } = entities(own());
  const seller = roles.find(({ name }) => name === "Co-sell Seller");
  expect(seller?.privileges.map(({ name, depth }) => `${name} ${depth}`)).toEqual([
    "prvReadcosell_microsoftsolutiondetail Global",
    "prvAppendTocosell_microsoftsolutiondetail Global",
    "prvCreatecosell_microsoftsolution Basic",
    "prvReadcosell_microsoftsolution Global",
    "prvWritecosell_microsoftsolution Basic",
    "prvDeletecosell_microsoftsolution Basic",
    "prvAppendcosell_microsoftsolution Basic",
    "prvAppendTocosell_microsoftsolution Basic",
  ]);
});

test("organisation-owned tables are only reached as a whole", () => {
  const { tables, roles } = entities(own());
  const whole = tables.flatMap((table) =>
    table.kind === "own" && table.ownership === "organization" ? [table.schemaName] : [],
  );
  const partly = roles
    .flatMap(({ privileges }) => privileges)
    .filter(({ name, depth }) => depth !== "Global" && whole.some((table) => name.endsWith(table)));
  expect(partly).toEqual([]);
});

test("flows see standard columns and ours in one table, and only ours ship", () => {
  const { opportunity, opportunityExtension } = entities(own());
  expect(opportunity.columns.estimatedValue.logicalName).toBe("estimatedvalue");
  expect(opportunity.columns.sync).toBe(opportunityExtension.columns.sync);
  expect(Object.values(opportunityExtension.columns).every(({ custom }) => custom)).toBe(true);
});

test("definitions are frozen", () => {
  const { tables, choices } = entities(own());
  const all = [
    ...tables,
    ...tables.flatMap(({ columns }) => Object.values<Column>(columns)),
    ...choices,
  ];
  expect(all.filter((part) => !Object.isFrozen(part))).toEqual([]);
});
