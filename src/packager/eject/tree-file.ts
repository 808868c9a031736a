/** Where a tree holds the parts of the kinds that we take apart (solution-format.md §24.3). */
const TREE_FILES: readonly RegExp[] = [
  /^Other\/(Solution|Customizations|Relationships|FieldSecurityProfiles|EntityMaps|RibbonCustomization|SiteMap(_managed)?)\.xml$/,
  /^Other\/Relationships\/[^/]+\.xml$/,
  /^Entities\/[^/]+\/(Entity|RibbonDiff)\.xml$/,
  /^Entities\/[^/]+\/(FormXml\/[^/]+|SavedQueries|Visualizations)\/[^/]+\.xml$/,
  /^Entities\/[^/]+\/Formulas\/[^/]+\.xaml$/,
  /^(OptionSets|Roles|Dashboards)\/[^/]+\.xml$/,
  /^Workflows\/[^/]+\.(json|xaml)(\.data\.xml)?$/,
  /^AppModules\/[^/]+\/AppModule(_managed)?\.xml$/,
  /^AppModuleSiteMaps\/[^/]+\/AppModuleSiteMap(_managed)?\.xml$/,
  /^environmentvariabledefinitions\/[^/]+\/environmentvariable(definition\.xml|values\.json)$/,
];

/**
 * Whether official tools take a file of an unpacked folder for a part that a tree of ours could hold:
 * left there from an earlier version of the solution, they would pack it (solution-format.md §24.2).
 */
export const isTreeFile = (path: string): boolean =>
  TREE_FILES.some((pattern) => pattern.test(path));
