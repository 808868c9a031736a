import { describe, expect, test } from "vitest";
import type { JsonObject } from "#foundation";
import { errorCodeOf } from "../../../src/emulator/connection/answer.ts";
import type { ConnectorAnswer } from "../../../src/emulator/port.ts";
import { bodyOf, guid, organization } from "./organization.ts";

// The results of the first two tables are those of Microsoft's own examples ("Aggregate data using
// FetchXml", "Filter rows using FetchXml"): their accounts stand here as opportunities, employees in
// hundreds as their probability and cities as their description.
const CITIES = [
  [1, "Example", undefined, undefined],
  [2, "Contoso", 15, "Redmond"],
  [3, "Fabrikam", 27, "Lynnwood"],
  [4, "Blue Yonder", 29, "Los Angeles"],
  [5, "City Power", 29, "Redmond"],
  [6, "Coho", 39, "Phoenix"],
  [7, "Adventure", 43, "Santa Cruz"],
  [8, "Alpine", 48, "Missoula"],
  [9, "Litware", 60, "Dallas"],
  [10, "A. Datum", 62, "Redmond"],
] as const;

function world() {
  const { call, dataverse } = organization();
  for (const [number, name] of [
    [51, "Fabrikam"],
    [52, "Contoso"],
  ] as const) {
    dataverse.seed("account", { accountid: guid(number), name });
  }
  for (const [number, name, closeprobability, description] of CITIES) {
    dataverse.seed("opportunity", {
      opportunityid: guid(number),
      name,
      closeprobability,
      description,
      createdon: number === 1 ? "2025-08-27T10:00:00Z" : "2025-03-25T10:00:00Z",
      ...(number === 2 && { parentaccountid: guid(51), fab_color: 100000000 }),
      ...(number === 3 && { parentaccountid: guid(52), fab_color: 100000001 }),
      ...(number === 4 && { estimatedclosedate: "2026-01-07", estimatedvalue: 10.5 }),
    });
  }
  for (const [number, fab_name, opportunity] of [
    [61, "First", 2],
    [62, "Second", 2],
    [63, "First", 3],
  ] as const) {
    dataverse.seed("fab_visit", {
      fab_visitid: guid(number),
      fab_name,
      fab_opportunity: guid(opportunity),
    });
  }
  return (fetchXml: string, entityName = "opportunities") =>
    call("ListRecords", { entityName, fetchXml });
}

const rowsIn = (answer: ConnectorAnswer): readonly JsonObject[] => {
  expect(bodyOf(answer).get("error")).toBeUndefined();
  return bodyOf(answer).get("value") as JsonObject[];
};

const opportunities = (inside: string, options = ""): string =>
  `<fetch ${options}><entity name="opportunity">${inside}</entity></fetch>`;

describe("rows are filtered", () => {
  const named = (condition: string): string =>
    opportunities(`<attribute name="name"/><filter>${condition}</filter><order attribute="name"/>`);
  const on = (attribute: string, operator: string, ...values: readonly (string | number)[]) =>
    values.length === 1
      ? `<condition attribute="${attribute}" operator="${operator}" value="${values[0]}"/>`
      : `<condition attribute="${attribute}" operator="${operator}">${values
          .map((value) => `<value>${value}</value>`)
          .join("")}</condition>`;
  const either = (...conditions: readonly string[]): string =>
    `<filter type="or">${conditions.join("")}</filter>`;

  test.each([
    [on("description", "eq", "redmond"), ["A. Datum", "City Power", "Contoso"]],
    [
      either(on("description", "eq", "Phoenix"), on("description", "eq", "Dallas")),
      ["Coho", "Litware"],
    ],
    [on("description", "in", "Phoenix", "Dallas"), ["Coho", "Litware"]],
    [
      on("description", "not-in", "Redmond", "Dallas", "Phoenix", "Missoula", "Lynnwood"),
      ["Adventure", "Blue Yonder", "Example"],
    ],
    [on("closeprobability", "between", 27, 39), ["Blue Yonder", "City Power", "Coho", "Fabrikam"]],
    [on("closeprobability", "not-between", 16, 100), ["Contoso", "Example"]],
    [on("closeprobability", "gt", 60), ["A. Datum"]],
    [on("closeprobability", "ge", 60), ["A. Datum", "Litware"]],
    [on("closeprobability", "lt", 27), ["Contoso"]],
    [on("closeprobability", "le", 27), ["Contoso", "Fabrikam"]],
    [
      `${on("closeprobability", "ne", 29)}${on("closeprobability", "lt", 40)}`,
      ["Coho", "Contoso", "Fabrikam"],
    ],
    [on("closeprobability", "null"), ["Example"]],
    [`${on("name", "not-null")}${on("name", "like", "Co%o")}`, ["Coho", "Contoso"]],
    [on("name", "like", "_o_o"), ["Coho"]],
    [on("name", "like", "[A-B]l%"), ["Alpine", "Blue Yonder"]],
    [on("name", "like", "[^AC]%"), ["Blue Yonder", "Example", "Fabrikam", "Litware"]],
    [
      `${on("name", "not-like", "%o%")}${on("name", "not-like", "A%")}`,
      ["Example", "Fabrikam", "Litware"],
    ],
    [on("name", "begins-with", "a"), ["A. Datum", "Adventure", "Alpine"]],
    [on("name", "ends-with", "RE"), ["Adventure", "Litware"]],
    [
      `${on("name", "not-begin-with", "A")}${on("name", "not-end-with", "o")}${on("closeprobability", "gt", 29)}`,
      ["Litware"],
    ],
    [on("parentaccountid", "eq", `{${guid(51).toUpperCase()}}`), ["Contoso"]],
    [on("fab_color", "eq", 100000001), ["Fabrikam"]],
    [on("estimatedvalue", "eq", "10.5"), ["Blue Yonder"]],
    [`<condition attribute="name" operator="eq" valueof="description"/>`, []],
    [
      `<filter type="and">${on("description", "eq", "Redmond")}${either(
        on("closeprobability", "gt", 60),
        on("closeprobability", "lt", 20),
      )}</filter>`,
      ["A. Datum", "Contoso"],
    ],
  ])("%s", (condition, names) => {
    expect(rowsIn(world()(named(condition))).map((row) => row.get("name"))).toEqual(names);
  });

  // It is 2026-01-05T08:00:00Z, a Monday; the deal closes on the 7th, the rest was made on 2025-03-25.
  test.each([
    ["estimatedclosedate", "on", "2026-01-07", 1],
    ["estimatedclosedate", "on-or-after", "2026-01-08", 0],
    ["estimatedclosedate", "on-or-before", "2026-01-07", 1],
    ["estimatedclosedate", "not-on", "2026-01-07", 9],
    ["estimatedclosedate", "next-x-days", 2, 1],
    ["estimatedclosedate", "next-x-days", 1, 0],
    ["estimatedclosedate", "next-seven-days", undefined, 1],
    ["estimatedclosedate", "this-month", undefined, 1],
    ["estimatedclosedate", "next-month", undefined, 0],
    ["estimatedclosedate", "tomorrow", undefined, 0],
    ["createdon", "on", "2025-08-27", 1],
    ["createdon", "today", undefined, 0],
    ["createdon", "last-x-days", 131, 1],
    ["createdon", "last-x-days", 130, 0],
    ["createdon", "last-x-months", 9, 1],
    ["createdon", "last-x-months", 10, 10],
    ["createdon", "last-year", undefined, 10],
    ["createdon", "this-year", undefined, 0],
    ["createdon", "olderthan-x-months", 5, 9],
    ["createdon", "lt", "2025-04-01T00:00:00Z", 9],
  ] as const)("%s %s %s", (attribute, operator, value, count) => {
    const said = value === undefined ? "" : `value="${value}"`;
    const condition = `<condition attribute="${attribute}" operator="${operator}" ${said}/>`;
    expect(rowsIn(world()(named(condition)))).toHaveLength(count);
  });

  test("by the user who asks, whom the connection says", () => {
    const owned = (operator: string) =>
      rowsIn(world()(named(`<condition attribute="ownerid" operator="${operator}"/>`)));
    expect([owned("eq-userid").length, owned("ne-userid").length]).toEqual([10, 0]);
  });
});

describe("rows are aggregated", () => {
  const of = (aggregate: string, alias: string, attribute = "closeprobability", more = "") =>
    `<attribute name="${attribute}" alias="${alias}" aggregate="${aggregate}" ${more}/>`;
  const plain = (answer: ConnectorAnswer) => rowsIn(answer).map((row) => Object.fromEntries(row));

  test("over all", () => {
    const columns = [
      of("avg", "Average"),
      of("count", "Count"),
      of("countcolumn", "ColumnCount"),
      of("countcolumn", "Different", "closeprobability", 'distinct="true"'),
      of("max", "Maximum"),
      of("min", "Minimum"),
      of("sum", "Sum"),
    ];
    const answer = world()(opportunities(columns.join(""), 'aggregate="true"'));
    expect(plain(answer)).toEqual([
      {
        Average: 39n,
        Count: 10n,
        ColumnCount: 9n,
        Different: 8n,
        Maximum: 62n,
        Minimum: 15n,
        Sum: 352n,
      },
    ]);
  });

  test("by groups, an empty one first", () => {
    const columns = [
      of("sum", "Total"),
      of("count", "Count", "description"),
      '<attribute name="description" alias="City" groupby="true"/><order alias="City"/>',
    ];
    const rows = rowsIn(world()(opportunities(columns.join(""), "aggregate='true'")));
    expect(rows.map((row) => [row.get("Total"), row.get("Count"), row.get("City")])).toEqual([
      [0n, 1n, undefined],
      [60n, 1n, "Dallas"],
      [29n, 1n, "Los Angeles"],
      [27n, 1n, "Lynnwood"],
      [48n, 1n, "Missoula"],
      [39n, 1n, "Phoenix"],
      [106n, 3n, "Redmond"],
      [43n, 1n, "Santa Cruz"],
    ]);
  });

  test("by parts of a date", () => {
    const parts = ["day", "month", "quarter", "year"].map(
      (part) =>
        `<attribute name="createdon" alias="${part}" groupby="true" dategrouping="${part}"/>`,
    );
    const columns = [of("sum", "Total"), ...parts, '<order alias="month"/>'];
    expect(plain(world()(opportunities(columns.join(""), "aggregate='true'")))).toEqual([
      { Total: 352n, day: 25n, month: 3n, quarter: 1n, year: 2025n },
      { Total: 0n, day: 27n, month: 8n, quarter: 3n, year: 2025n },
    ]);
  });

  test("not beyond the limit that the query sets", () => {
    const answer = world()(
      opportunities(of("count", "n", "name"), "aggregate='1' aggregatelimit='9'"),
    );
    expect([answer.statusCode, errorCodeOf(answer)]).toEqual([400, "0x8004e023"]);
  });
});

describe("tables are linked", () => {
  const account = (more: string, inside = '<attribute name="name"/>') =>
    `<link-entity name="account" from="accountid" to="parentaccountid" ${more}>${inside}</link-entity>`;
  const visits = (more: string, inside = '<attribute name="fab_name"/>') =>
    `<link-entity name="fab_visit" from="fab_opportunity" to="opportunityid" ${more}>${inside}</link-entity>`;
  const list = (inside: string, ...columns: readonly string[]) =>
    rowsIn(world()(opportunities(`<attribute name="name"/>${inside}`))).map((row) =>
      columns.map((column) => row.get(column)),
    );

  test.each([
    [
      "inner by default, with the alias before the column",
      account('alias="a"'),
      "a.name",
      [
        ["Contoso", "Fabrikam"],
        ["Fabrikam", "Contoso"],
      ],
    ],
    [
      "what is looked up is called as its table without an alias",
      account(""),
      "account.name",
      [
        ["Contoso", "Fabrikam"],
        ["Fabrikam", "Contoso"],
      ],
    ],
    [
      "a column's own alias stands alone",
      account("", '<attribute name="name" alias="who"/>'),
      "who",
      [
        ["Contoso", "Fabrikam"],
        ["Fabrikam", "Contoso"],
      ],
    ],
    [
      "those that point here come once each, called by a number",
      visits(""),
      "fab_visit1.fab_name",
      [
        ["Contoso", "First"],
        ["Contoso", "Second"],
        ["Fabrikam", "First"],
      ],
    ],
    [
      "a filter of a link decides what is joined",
      visits(
        "alias='v'",
        '<attribute name="fab_name"/><filter><condition attribute="fab_name" operator="eq" value="second"/></filter>',
      ),
      "v.fab_name",
      [["Contoso", "Second"]],
    ],
    [
      "links in links",
      visits(
        "alias='v'",
        `<link-entity name="opportunity" from="opportunityid" to="fab_opportunity" alias="o"><attribute name="closeprobability"/></link-entity>`,
      ),
      "o.closeprobability",
      [
        ["Contoso", 15n],
        ["Contoso", 15n],
        ["Fabrikam", 27n],
      ],
    ],
    [
      "a filter behind an outer link may ask for what was not found",
      `${account("alias='a' link-type='outer'")}<filter><condition entityname="a" attribute="accountid" operator="null"/><condition attribute="closeprobability" operator="gt" value="60"/></filter>`,
      "a.name",
      [["A. Datum", undefined]],
    ],
    [
      "a table without an alias is also called by its name",
      `${visits("link-type='outer'")}<filter><condition entityname="fab_visit" attribute="fab_name" operator="eq" value="second"/></filter>`,
      "fab_visit1.fab_name",
      [["Contoso", "Second"]],
    ],
    [
      "only one of those that point here, or none",
      `${visits("alias='v' link-type='matchfirstrowusingcrossapply'")}<filter><condition attribute="closeprobability" operator="le" value="29"/></filter>`,
      "v.fab_name",
      [
        ["Contoso", "First"],
        ["Fabrikam", "First"],
        ["Blue Yonder", undefined],
        ["City Power", undefined],
      ],
    ],
    [
      "columns of two tables are compared",
      `${account("alias='a'")}<filter><condition attribute="name" operator="gt" valueof="a.name"/></filter>`,
      "a.name",
      [["Fabrikam", "Contoso"]],
    ],
  ] as const)("%s", (_, inside, column, rows) => {
    expect(list(inside, "name", column)).toEqual(rows);
  });

  // "link-entity element": these give each row once and nothing of the linked table.
  const second = '<filter><condition attribute="fab_name" operator="eq" value="second"/></filter>';
  const inFilter = (type: string, ...parts: readonly string[]) =>
    `<filter type="${type}">${parts.join("")}</filter>`;
  const likely = '<condition attribute="closeprobability" operator="gt" value="60"/>';
  test.each([
    [visits("link-type='exists'", ""), ["Contoso", "Fabrikam"]],
    [visits("link-type='in'", ""), ["Contoso", "Fabrikam"]],
    [visits("link-type='exists'", second), ["Contoso"]],
    [inFilter("and", visits("link-type='any'", "")), ["Contoso", "Fabrikam"]],
    [inFilter("and", visits("link-type='any'", second)), ["Contoso"]],
    [inFilter("or", visits("link-type='any'", ""), likely), ["Contoso", "Fabrikam", "A. Datum"]],
    [inFilter("and", visits("link-type='not any'", ""), likely), ["A. Datum"]],
    [
      inFilter("and", visits("link-type='any'", ""), visits("link-type='not any'", second)),
      ["Fabrikam"],
    ],
    [
      account(
        "",
        inFilter(
          "and",
          `<link-entity name="opportunity" from="parentaccountid" to="accountid" link-type="any"><filter>${'<condition attribute="name" operator="eq" value="Contoso"/>'}</filter></link-entity>`,
        ),
      ),
      ["Contoso"],
    ],
  ])("%s", (inside, names) => {
    expect(list(inside, "name").flat()).toEqual(names);
  });

  test("an outer link keeps what it finds nothing for", () => {
    expect(list(account("link-type='outer'"), "name")).toHaveLength(10);
  });

  test("lookups and choices of a linked row have their annotations", () => {
    const fetchXml = `<fetch><entity name="fab_visit"><attribute name="fab_name"/><order attribute="fab_name"/>
      <link-entity name="opportunity" from="opportunityid" to="fab_opportunity" alias="o">
        <attribute name="fab_color"/><attribute name="parentaccountid"/>
      </link-entity></entity></fetch>`;
    const [first] = rowsIn(world()(fetchXml, "fab_visits"));
    expect(first?.get("o.fab_color")).toBe(100000000n);
    expect(first?.get("o.fab_color@OData.Community.Display.V1.FormattedValue")).toBe("Red");
    expect(first?.get("o.parentaccountid")).toBe(guid(51));
    expect(first?.get("o.parentaccountid@OData.Community.Display.V1.FormattedValue")).toBe(
      "Fabrikam",
    );
  });

  test("the table between two that are related many to many", () => {
    const { call, dataverse } = organization();
    dataverse.seed("opportunity", { opportunityid: guid(1), name: "Deal" });
    for (const [number, lastname] of [
      [21, "Anton"],
      [22, "Berta"],
    ] as const) {
      dataverse.seed("systemuser", { systemuserid: guid(number), firstname: "U", lastname });
    }
    dataverse.salesTeam(guid(1), guid(22), "joins");
    const fetchXml = `<fetch><entity name="systemuser"><attribute name="lastname"/>
      <link-entity name="teammembership" from="systemuserid" to="systemuserid" intersect="true">
        <link-entity name="team" from="teamid" to="teamid" alias="t">
          <attribute name="name"/>
        </link-entity></link-entity></entity></fetch>`;
    const rows = rowsIn(call("ListRecords", { entityName: "systemusers", fetchXml }));
    expect(rows.map((row) => [row.get("lastname"), row.get("t.name")])).toEqual([
      ["Berta", "Sales team"],
    ]);
  });
});

describe("rows are ordered, cut and told apart", () => {
  const names = (fetchXml: string) => rowsIn(world()(fetchXml)).map((row) => row.get("name"));
  const NAME = '<attribute name="name"/>';

  test.each([
    ['top="2"', '<order attribute="name" descending="true"/>', ["Litware", "Fabrikam"]],
    ['count="3"', '<order attribute="name"/>', ["A. Datum", "Adventure", "Alpine"]],
    ['count="3" page="4"', '<order attribute="name"/>', ["Litware"]],
    // By its label: Blue before Red, and nothing before both.
    ['top="2"', '<order attribute="fab_color" descending="true"/>', ["Contoso", "Fabrikam"]],
    [
      'top="2" useraworderby="true"',
      '<order attribute="fab_color" descending="true"/>',
      ["Fabrikam", "Contoso"],
    ],
    // By the name of the row looked up: Fabrikam, then Contoso.
    ['top="2"', '<order attribute="parentaccountid" descending="true"/>', ["Contoso", "Fabrikam"]],
    [
      'top="2"',
      '<order attribute="description"/><order attribute="name" descending="true"/>',
      ["Example", "Litware"],
    ],
  ])("%s %s", (options, order, expected) => {
    expect(names(opportunities(NAME + order, options))).toEqual(expected);
  });

  test("a page that is not the last says so", () => {
    const more = "@Microsoft.Dynamics.CRM.morerecords";
    const page = (number: number) =>
      bodyOf(world()(opportunities(NAME, `count="6" page="${number}"`))).get(more);
    expect([page(1), page(2)]).toEqual([true, undefined]);
  });

  test("the order of a linked table counts after that of the first, unless it is said first", () => {
    const account = (inside: string) =>
      `<link-entity name="account" from="accountid" to="parentaccountid" alias="a">${inside}</link-entity>`;
    const byName = '<order attribute="name"/>';
    expect(names(opportunities(NAME + account(byName) + byName))).toEqual(["Contoso", "Fabrikam"]);
    const first = '<order entityname="a" attribute="name"/>';
    expect(names(opportunities(NAME + account("") + first + byName))).toEqual([
      "Fabrikam",
      "Contoso",
    ]);
  });

  test("distinct rows differ in what is given of them", () => {
    const cities = opportunities('<attribute name="description"/>', 'distinct="true"');
    expect(rowsIn(world()(cities))).toHaveLength(8);
  });

  test("upper and lower case make no different rows", () => {
    const { call, dataverse } = organization();
    for (const [number, description] of [
      [1, "Redmond"],
      [2, "REDMOND"],
      [3, "Dallas"],
    ] as const) {
      dataverse.seed("opportunity", { opportunityid: guid(number), name: "Deal", description });
    }
    const fetchXml = opportunities('<attribute name="description"/>', 'distinct="true"');
    const answer = call("ListRecords", { entityName: "opportunities", fetchXml });
    expect(rowsIn(answer).map((row) => row.get("description"))).toEqual(["Redmond", "Dallas"]);
  });

  test("without columns all are given, otherwise only those and the id", () => {
    const [whole] = rowsIn(world()(opportunities("", 'top="1"')));
    const [part] = rowsIn(world()(opportunities(NAME, 'top="1"')));
    expect(whole?.get("_ownerid_value")).toBeDefined();
    expect([...(part?.keys() ?? [])].filter((key) => !key.includes("@"))).toEqual([
      "opportunityid",
      "name",
    ]);
  });
});

test.each([
  [
    "an alias to order by, without an aggregate",
    opportunities('<attribute name="name" alias="n"/><order alias="n"/>'),
    400,
    "0x80060888",
    "attribute",
  ],
  [
    "an unknown alias to order by",
    opportunities(
      '<attribute name="name" alias="n" aggregate="count"/><order alias="m"/>',
      "aggregate='true'",
    ),
    400,
    "0x80060888",
    '"m"',
  ],
  [
    "a column without an alias in an aggregate",
    opportunities('<attribute name="name" aggregate="count"/>', "aggregate='true'"),
    400,
    "0x80060888",
    '"name"',
  ],
  [
    "a sum of texts",
    opportunities('<attribute name="name" alias="n" aggregate="sum"/>', "aggregate='true'"),
    400,
    "0x80060888",
    '"sum"',
  ],
  [
    "an inner link in an outer one",
    opportunities(
      '<link-entity name="account" from="accountid" to="parentaccountid" link-type="outer"><link-entity name="contact" from="contactid" to="primarycontactid"/></link-entity>',
    ),
    501,
    "NotSimulated",
    "outer",
  ],
  ["no XML", "<fetch>", 400, "0x80060888", "unclosed"],
  ["a document type", '<!DOCTYPE fetch [<!ENTITY a "b">]><fetch/>', 400, "0x80060888", ""],
  ["another table", '<fetch><entity name="account"/></fetch>', 400, "0x80060888", '"account"'],
  ["another column", opportunities('<attribute name="nam"/>'), 400, "0x80041103", "'nam'"],
  [
    "another linked table",
    opportunities('<link-entity name="acount" from="a" to="b"/>'),
    400,
    "0x80041102",
    "'acount'",
  ],
  [
    "sixteen links",
    opportunities(
      Array.from(
        { length: 16 },
        (_, index) =>
          `<link-entity name="account" from="accountid" to="parentaccountid" alias="a${index}"/>`,
      ).join(""),
    ),
    400,
    "0x8004430d",
    "exceeded",
  ],
  [
    "two of one name",
    opportunities('<link-entity name="account" from="accountid" to="parentaccountid"/>'.repeat(2)),
    400,
    "0x80060888",
    '"account"',
  ],
  ["top and page", opportunities("", 'top="1" page="2"'), 400, "0x80060888", '"top"'],
  ["no count", opportunities("", 'top="0"'), 400, "0x80060888", '"top"'],
  ["more than a page", opportunities("", 'top="5001"'), 400, "0x80060888", "5000"],
  [
    "a value of another kind",
    opportunities(
      '<filter><condition attribute="closeprobability" operator="eq" value="x"/></filter>',
    ),
    400,
    "0x80060888",
    '"x"',
  ],
  [
    "an operator of another kind",
    opportunities('<filter><condition attribute="name" operator="today"/></filter>'),
    400,
    "0x80060888",
    '"today"',
  ],
  [
    "an operator that hangs on a fiscal year",
    opportunities(
      '<filter><condition attribute="createdon" operator="this-fiscal-year"/></filter>',
    ),
    501,
    "NotSimulated",
    '"this-fiscal-year"',
  ],
  [
    "an operator of teams",
    opportunities('<filter><condition attribute="ownerid" operator="eq-userteams"/></filter>'),
    501,
    "NotSimulated",
    '"eq-userteams"',
  ],
  ["a cookie", opportunities("", 'paging-cookie="x"'), 501, "NotSimulated", '"paging-cookie"'],
  [
    "children counted",
    opportunities('<attribute name="name" rowaggregate="CountChildren"/>'),
    501,
    "NotSimulated",
    '"rowaggregate"',
  ],
  [
    "weeks",
    opportunities(
      '<attribute name="createdon" alias="w" groupby="true" dategrouping="week"/>',
      "aggregate='true'",
    ),
    501,
    "NotSimulated",
    '"week"',
  ],
  [
    "a link in a filter of which the pages say two things",
    opportunities(
      '<filter><link-entity name="account" from="accountid" to="parentaccountid" link-type="all"/></filter>',
    ),
    501,
    "NotSimulated",
    '"all"',
  ],
  [
    "a link in a link that only filters",
    opportunities(
      '<filter><link-entity name="account" from="accountid" to="parentaccountid" link-type="any"><link-entity name="contact" from="contactid" to="primarycontactid"/></link-entity></filter>',
    ),
    501,
    "NotSimulated",
    "<link-entity>",
  ],
  [
    "a column of a link that only filters",
    opportunities(
      '<link-entity name="account" from="accountid" to="parentaccountid" link-type="exists"><attribute name="name"/></link-entity>',
    ),
    400,
    "0x80060888",
    '"exists"',
  ],
  [
    "a link without its columns",
    opportunities('<link-entity name="account"/>'),
    501,
    "NotSimulated",
    '"from"',
  ],
  [
    "a link of another type",
    opportunities(
      '<link-entity name="account" from="accountid" to="parentaccountid" link-type="natural"/>',
    ),
    501,
    "NotSimulated",
    '"natural"',
  ],
])("%s is refused by name", (_, fetchXml, status, code, word) => {
  const answer = world()(fetchXml);
  expect([answer.statusCode, errorCodeOf(answer)]).toEqual([status, code]);
  const error = bodyOf(answer).get("error") as JsonObject;
  expect(String(error.get("message"))).toContain(word);
});

test("a query in XML stands alone", () => {
  const { call } = organization();
  const fetchXml = opportunities("");
  const answer = call("ListRecords", { entityName: "opportunities", fetchXml, $select: "name" });
  expect([answer.statusCode, errorCodeOf(answer)]).toEqual([501, "NotSimulated"]);
});
