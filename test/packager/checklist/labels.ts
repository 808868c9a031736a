import { expect } from "vitest";
import { attribute, childElements, type Element, parseXml, textOf } from "#foundation";
import { need, type Point, partsOf, said, textOfFile, within } from "./point.ts";

/** Sets of which each language has one: their children say a text and its language. */
const labelSetsIn = (root: Element): readonly Element[] =>
  [...within(root)].filter((element) =>
    childElements(element).some((child) => attribute(child, "languagecode") !== undefined),
  );

const languagesOf = (set: Element): readonly string[] =>
  childElements(set).map((child) => said(child, "languagecode"));

export const labels: readonly Point[] = [
  {
    numbers: [32],
    says: "labels are in the declared languages, the base language first and never missing",
    holds(sample) {
      const { customizations, solution, files } = partsOf(sample);
      const declared = childElements(need(customizations, "Languages")).map(textOf);
      expect(declared).toEqual(sample.model.identity.languages.map(String));
      const [base] = declared;
      const variables = files
        .filter(({ path }) => path.endsWith(".xml"))
        .flatMap((file) => parseXml(textOfFile(file), file.path).value ?? []);
      const used = new Set<string>();
      const wrong: string[] = [];
      for (const root of [customizations, solution, ...variables]) {
        for (const set of labelSetsIn(root)) {
          const languages = languagesOf(set);
          const once = new Set(languages).size === languages.length;
          if (languages[0] !== base || !once) wrong.push(`${set.name}: ${languages}`);
          for (const language of languages) used.add(language);
        }
      }
      expect(wrong).toEqual([]);
      expect([...used].toSorted()).toEqual(declared.toSorted());
      const flows = childElements(need(customizations, "Workflows"));
      const others = childElements(customizations).filter(({ name }) => name !== "Workflows");
      expect(orderIn(flows)).toEqual(
        new Set(flows.length === 0 ? [] : ["languagecode,description"]),
      );
      expect(orderIn(others)).toEqual(new Set(["description,languagecode"]));
    },
  },
];

/** In which order labels say their text and their language. */
const orderIn = (roots: readonly Element[]): ReadonlySet<string> =>
  new Set(
    roots
      .flatMap(labelSetsIn)
      .flatMap(childElements)
      .map((label) => label.attributes.map(([name]) => name).join()),
  );
