import type { AlternateKey } from "#dataverse";
import { type Element, element } from "#foundation";
import { fields } from "./fields.ts";
import { labelList, type Speech } from "./labels.ts";

/** An alternate key; every one in real exports is closed to changes. */
export const keyNode = (key: AlternateKey, introduced: string, speech: Speech): Element =>
  element("EntityKey", {}, [
    ...fields({
      Name: key.schemaName,
      LogicalName: key.schemaName.toLowerCase(),
      IntroducedVersion: introduced,
      IsCustomizable: 0,
    }),
    element(
      "EntityKeyAttributes",
      {},
      key.columns.flatMap((column) => fields({ AttributeName: column })),
    ),
    labelList("displaynames", "displayname", key.labels, speech),
  ]);
