import { callChild, parameterFor, variable } from "#connectors";
import type { JsonVariable, NumberVariable, TextVariable, YesNoVariable } from "#dataverse";
import { environmentVariables } from "#envvars";
import { connectionReferences } from "#flows";
import type { Project } from "#project";
import { type ChildFlow, fn, get, record, type Typed } from "#wdl";

declare const project: Project;
declare const name: Typed<string>;
declare const maybeName: Typed<string | null>;
declare const names: Typed<readonly string[]>;
declare const truth: Typed<boolean>;

const takes = {
  title: { kind: "text", title: "T", description: "D" },
  many: { kind: "choice", title: "T", description: "D", options: ["a", "b"], several: true },
  one: { kind: "choice", title: "T", description: "D", options: ["a", "b"] },
  sure: { kind: "yes-no", title: "T", description: "D" },
} as const;
declare const child: ChildFlow<typeof takes, { readonly State?: "Done" | null }>;

/** Children get every input, of its kind, and nothing else. */
record((s) => {
  const given = { title: name, many: ["a", "b"], one: "a", sure: truth } as const;
  const { answer } = s.do("Call", callChild(child, given));
  fn.equals(get(answer, "State"), "Done");
  // @ts-expect-error the child never says so
  fn.equals(get(answer, "State"), 1);
  // @ts-expect-error there is no such answer
  get(answer, "Status");
  // @ts-expect-error a child may not answer
  fn.toLower(get(answer, "State"));
  // @ts-expect-error an input is missing
  callChild(child, { title: name, many: ["a"], one: "a" });
  // @ts-expect-error there is no such input
  callChild(child, { ...given, other: name });
  // @ts-expect-error the title may be null
  callChild(child, { ...given, title: maybeName });
  // @ts-expect-error a number is no title
  callChild(child, { ...given, title: 1 });
  // @ts-expect-error a text is no truth
  callChild(child, { ...given, sure: "true" });
  // @ts-expect-error there is no such option
  callChild(child, { ...given, one: "c" });
  // @ts-expect-error there is no such option
  callChild(child, { ...given, many: ["c"] });
  // @ts-expect-error any text is no option
  callChild(child, { ...given, many: names });
  // @ts-expect-error a flow is called by its definition
  callChild("child", given);
});

/** Environment variables by their definitions, with values of their type. */
const variables = environmentVariables(project);
fn.toLower(variable(variables.dealValueField));
fn.not(variable(variables.checkMark));
parameterFor(variables.coSellOnly);
// @ts-expect-error there is no such variable
variable(variables.checkmark);
// @ts-expect-error a variable is read by its definition
variable("checkMark");
// @ts-expect-error the variable is text
fn.not(variable(variables.dealValueField));
// @ts-expect-error the variable is a truth
fn.toLower(variable(variables.checkMark));
// @ts-expect-error a name is no definition
parameterFor("checkMark");
declare const textVariable: TextVariable;
declare const numberVariable: NumberVariable;
declare const yesNoVariable: YesNoVariable;
declare const jsonVariable: JsonVariable;
fn.toLower(variable(textVariable));
fn.add(variable(numberVariable), 1);
// @ts-expect-error the variable is a number
fn.toLower(variable(numberVariable));
fn.not(variable(yesNoVariable));
// @ts-expect-error the variable is a truth
fn.add(variable(yesNoVariable), 1);
fn.string(variable(jsonVariable));
// @ts-expect-error what the JSON holds is not known
fn.toLower(variable(jsonVariable));

/** Connection references by their definitions. */
const { dataverse } = connectionReferences(project);
const apiName: "shared_commondataserviceforapps" = dataverse.apiName;
// @ts-expect-error there is no such reference
void connectionReferences(project).salesforce;

export { apiName };
