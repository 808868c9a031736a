import type { GlobalChoice, Labels, Option } from "#dataverse";
import { type Element, element, type Node } from "#foundation";
import { fields } from "./fields.ts";
import { baseLabel, labelList, maybeLabelList, type Speech } from "./labels.ts";

interface LocalSet {
  readonly name: string;
  readonly type: "picklist" | "bit" | "state" | "status";
  readonly introduced: string;
  readonly labels: Labels;
  readonly descriptions: Labels | undefined;
  readonly options: Element;
}

/** The set of options that belongs to one column (§6.1). */
export const localSet = (
  { name, type, introduced, labels, descriptions, options }: LocalSet,
  speech: Speech,
): Element =>
  element("optionset", { Name: name }, [
    ...fields({ OptionSetType: type, IntroducedVersion: introduced, IsCustomizable: 1 }),
    labelList("displaynames", "displayname", labels, speech),
    ...maybeLabelList("Descriptions", "Description", descriptions, speech),
    options,
  ]);

export const options = (list: readonly Option[], speech: Speech): Element =>
  element(
    "options",
    {},
    list.map((option) =>
      element(
        "option",
        { value: String(option.value), ExternalValue: "", IsHidden: "0", Color: option.color },
        said(option, speech),
      ),
    ),
  );

export const states = (
  list: readonly (Option & { readonly defaultStatus: number; readonly invariantName: string })[],
  speech: Speech,
): Element =>
  element(
    "states",
    {},
    list.map(({ defaultStatus, invariantName, ...state }) =>
      element(
        "state",
        {
          value: String(state.value),
          defaultstatus: String(defaultStatus),
          invariantname: invariantName,
          IsHidden: "0",
        },
        said(state, speech),
      ),
    ),
  );

export const statuses = (
  list: readonly (Option & { readonly state: number })[],
  speech: Speech,
): Element =>
  element(
    "statuses",
    {},
    list.map(({ state, ...status }) =>
      element(
        "status",
        { value: String(status.value), state: String(state), IsHidden: "0", Color: status.color },
        said(status, speech),
      ),
    ),
  );

const said = ({ labels, descriptions }: Option, speech: Speech): readonly Node[] => [
  labelList("labels", "label", labels, speech),
  ...maybeLabelList("Descriptions", "Description", descriptions, speech),
];

/** A choice of its own, in `optionsets`. */
export const globalChoiceNode = (
  choice: GlobalChoice,
  introduced: string,
  speech: Speech,
): Element =>
  element("optionset", { Name: choice.name, localizedName: baseLabel(choice.labels, speech) }, [
    ...fields({
      OptionSetType: "picklist",
      IsGlobal: 1,
      IntroducedVersion: introduced,
      IsCustomizable: 1,
      ExternalTypeName: "",
    }),
    labelList("displaynames", "displayname", choice.labels, speech),
    ...maybeLabelList("Descriptions", "Description", choice.descriptions, speech),
    options(choice.options, speech),
  ]);
