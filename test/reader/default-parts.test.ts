import { expect, test } from "vitest";
import { readZip } from "#reader";
import { added, customizations, type Plant, solution, variable } from "./deviation.ts";
import { RIBBON, SOUND, VARIABLE_FILE, zipOfParts } from "./sound-solution.ts";

const toldIn = (plant: Plant) =>
  readZip(zipOfParts(plant(SOUND)), "a.zip").findings.map(({ code, severity, at, message }) => ({
    code,
    severity,
    pointer: at.in === "part" ? `${at.part}${at.pointer}` : "",
    message,
  }));

const TABLE = "customizations.xml/Entities/tst_Item";
const LOCAL = '<optionset Name="tst_item_statecode">';

const all =
  (...plants: readonly Plant[]): Plant =>
  (parts) =>
    plants.reduce((planted, plant) => plant(planted), parts);

/** Points of solution-format.md §23 that show in what a package lacks, or says twice. */
test.each<readonly [what: string, plant: Plant, code: string, severity: string, pointer: string]>([
  [
    "§23.9: a nil element without the namespace",
    solution("<EMailAddress></EMailAddress>", '<EMailAddress xsi:nil="true"></EMailAddress>'),
    "reader/namespace",
    "error",
    "solution.xml",
  ],
  [
    "§23.2: a web resource's file that nothing names",
    added("WebResources/tst_lost.json", "{}"),
    "reader/stray-file",
    "info",
    "WebResources/tst_lost.json",
  ],
  [
    "§6.2: two sets of options with one name",
    customizations('<optionset Name="tst_item_statuscode">', LOCAL),
    "reader/option",
    "warning",
    `${TABLE}/statuscode`,
  ],
  [
    "§6.2: own options with the name of a shared choice",
    customizations('<optionset Name="tst_item_statuscode">', '<optionset Name="tst_kind">'),
    "reader/option",
    "warning",
    `${TABLE}/statuscode`,
  ],
  [
    "§23.23: a choice in another case",
    customizations("<OptionSetName>tst_kind<", "<OptionSetName>tst_Kind<"),
    "reader/option",
    "warning",
    `${TABLE}/tst_Kind`,
  ],
  [
    "§23.29: a quick find that searches nothing",
    customizations('<filter type="or" isquickfindfields="1" />', ""),
    "reader/view",
    "warning",
    TABLE,
  ],
  [
    "§23.29: no view for lookups",
    customizations("<querytype>64<", "<querytype>0<"),
    "reader/view",
    "info",
    TABLE,
  ],
  [
    "§9: no form for a quick look",
    customizations(/<forms type="quick">[\s\S]*?<\/forms>/, ""),
    "reader/form",
    "info",
    TABLE,
  ],
  [
    "§23.31: a ribbon that lacks a part",
    customizations("<LocLabels /></RibbonDiffXml>", "</RibbonDiffXml>"),
    "reader/ribbon",
    "warning",
    "/RibbonDiffXml",
  ],
  [
    "§23.31: a ribbon with a part that ribbons do not have",
    customizations("<LocLabels /></RibbonDiffXml>", "<LocLabels /><Buttons /></RibbonDiffXml>"),
    "reader/ribbon",
    "warning",
    "/RibbonDiffXml",
  ],
  [
    "§23.32: a variable's label in a language that is not listed",
    variable(
      "<displayname default",
      '<description><label description="a" languagecode="1033" /><label description="b" languagecode="1031" /></description><displayname default',
    ),
    "reader/language",
    "warning",
    VARIABLE_FILE,
  ],
  [
    "§23.32: a variable's label in another language only",
    variable('languagecode="1033"', 'languagecode="1031"'),
    "reader/language",
    "warning",
    `${VARIABLE_FILE}/displayname`,
  ],
  [
    "§23.26: a combination of cascades that no export has",
    customizations("<CascadeShare>NoCascade<", "<CascadeShare>Cascade<"),
    "reader/relationship",
    "info",
    "/EntityRelationships/tst_item_opportunity",
  ],
])("%s", (_, plant, code, severity, pointer) => {
  const told = toldIn(plant);
  expect(told).toContainEqual(
    expect.objectContaining({ code, severity, pointer: expect.stringContaining(pointer) }),
  );
});

const named = (fileName: string, name = "tst_/app"): Plant =>
  all(
    added("WebResources/tst_app.json", "{}"),
    customizations(
      "<CustomControls />",
      `<WebResources><WebResource><Name>${name}</Name><FileName>${fileName}</FileName></WebResource></WebResources><CustomControls />`,
    ),
  );

test.each<readonly [what: string, plant: Plant]>([
  ["a web resource with its file", named("/WebResources/tst_app.json")],
  [
    "a web resource whose file is called like it",
    named("/WebResources/tst_appGUID", "tst_app.json"),
  ],
  [
    "a table that has no ribbon by its nature",
    customizations(RIBBON, "<RibbonDiffXml><RibbonNotSupported /></RibbonDiffXml>"),
  ],
  [
    "a relationship that takes all along",
    customizations(
      /<CascadeAssign>NoCascade<[\s\S]*?<CascadeRollupView>/,
      "<CascadeAssign>Cascade</CascadeAssign><CascadeDelete>Cascade</CascadeDelete><CascadeReparent>Cascade</CascadeReparent><CascadeShare>Cascade</CascadeShare><CascadeUnshare>Cascade</CascadeUnshare><CascadeRollupView>",
    ),
  ],
  [
    "a nil element with the namespace",
    solution(
      '<ImportExportXml version="9.2',
      '<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="9.2',
    ),
  ],
])("%s is no defect", (_, plant) => {
  const codes = toldIn(plant).map(({ code }) => code);
  expect(codes.filter((code) => code !== "reader/unknown-part")).toEqual([]);
});
