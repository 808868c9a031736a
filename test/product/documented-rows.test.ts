import { expect, test } from "vitest";
import { factRows, hasWords } from "./documented-rows.ts";

const FACTS = `# Facts

| Mark | Meaning |
|---|---|
| **D** | documented |

### 1.1 Versions

| Version | Mark |
|---|---|
| 2020 | D |

### 1.2 The flows

Rules: change nothing (D).

| # | Name |
|---|---|
| 1 (a) | Registration |
| – | Leads (S) |
| 2 | Helper (S a.png; D guide) |

| Fact | Mark/source |
|:--|--:|
| Managed \\| unmanaged | S, D |
| Managed | [TEN] and Dynamics |
| Helper | S name; D meaning |
| ${"x".repeat(70)} | D/W |

## 2. Errors

| # | Symptom |
|---|---|
| T1 | none |
| T2 | again |

### 4.2 Referral

| Property | Notes |
|---|---|
| type | Shared |
| type | D [guide] |
`;

test("a row has its first words for a name, and a D of its own or none missing is to be held", () => {
  expect(factRows(FACTS).map(({ section, row, mustBeHeld }) => [section, row, mustBeHeld])).toEqual(
    [
      ["1.2", "1 (a) | Registration", true],
      ["1.2", "– | Leads (S)", false],
      ["1.2", "2 | Helper (S a.png; D guide)", true],
      ["1.2", "Managed \\| unmanaged", true],
      ["1.2", "Managed", false],
      ["1.2", "Helper", true],
      ["1.2", `${"x".repeat(60)}…`, true],
      ["2", "T1", true],
      ["2", "T2", true],
      ["4.2", "type | Shared", false],
      ["4.2", "type | D [guide]", true],
    ],
  );
});

test("words beside the tables are looked for in their section", () => {
  expect(hasWords(FACTS, "§1.2 “Rules: change nothing”")).toBe(true);
  expect(hasWords(FACTS, "§2 “Rules: change nothing”")).toBe(false);
  expect(hasWords(FACTS, "§1.2 Rules: change nothing")).toBe(false);
});
