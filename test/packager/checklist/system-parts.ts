/**
 * The table of solution-format.md §4.3, a line a column: type, required, mask, update/read/create,
 * custom, audit, searchable/filterable/retrievable, ImeMode, IsLogical, tail.
 */
const COLUMNS = `
always CreatedBy lookup | none | AdvancedFind|Form|Grid | 010 | 0 | 0 | 000 | auto | - | LookupStyle=single LookupTypes=
always CreatedOn datetime | none | AdvancedFind|Form|Grid | 010 | 0 | 0 | 011 | inactive | - | Format=datetime CanChangeDateTimeBehavior=0 Behavior=1
always CreatedOnBehalfBy lookup | none | AdvancedFind|Form|Grid | 010 | 0 | 0 | 000 | auto | - | LookupStyle=single LookupTypes=
always ImportSequenceNumber int | none | AdvancedFind | 011 | 0 | 1 | 000 | disabled | - | Format= MinValue=-2147483648 MaxValue=2147483647
always ModifiedBy lookup | none | AdvancedFind|Form|Grid | 010 | 0 | 0 | 000 | auto | - | LookupStyle=single LookupTypes=
always ModifiedOn datetime | none | AdvancedFind|Form|Grid | 010 | 0 | 0 | 011 | inactive | - | Format=datetime CanChangeDateTimeBehavior=0 Behavior=1
always ModifiedOnBehalfBy lookup | none | AdvancedFind|Form|Grid | 010 | 0 | 0 | 000 | auto | - | LookupStyle=single LookupTypes=
always OverriddenCreatedOn datetime | none | AdvancedFind|Grid | 011 | 0 | 1 | 000 | inactive | - | Format=date CanChangeDateTimeBehavior=0 Behavior=1
UserOwned OwnerId owner | systemrequired | AdvancedFind|Form|Grid|RequiredForForm | 111 | 0 | 1 | 010 | auto | - | LookupStyle=single LookupTypes=8+9
UserOwned OwningBusinessUnit lookup | none | AdvancedFind|Form|Grid | 010 | 0 | 1 | 010 | auto | - | LookupStyle=single LookupTypes=
UserOwned OwningTeam lookup | none | - | 010 | 0 | 0 | 000 | auto | 1 | LookupStyle=single LookupTypes=
UserOwned OwningUser lookup | none | - | 010 | 0 | 0 | 000 | auto | 1 | LookupStyle=single LookupTypes=
OrgOwned OrganizationId lookup | none | - | 010 | 0 | 1 | 000 | auto | - | LookupTypes=
always statecode state | systemrequired | AdvancedFind|Form|Grid | 110 | 0 | 1 | 010 | auto | - | optionset
always statuscode status | none | AdvancedFind|Form|Grid | 111 | 0 | 1 | 000 | auto | - | optionset
always TimeZoneRuleVersionNumber int | none | - | 111 | 0 | 0 | 000 | auto | - | Format= MinValue=-1 MaxValue=2147483647
always UTCConversionTimeZoneCode int | none | - | 111 | 0 | 0 | 000 | auto | - | Format= MinValue=-1 MaxValue=2147483647
money TransactionCurrencyId lookup | none | AdvancedFind|Form|Grid | 111 | 0 | 1 | 000 | auto | - | LookupStyle=single LookupTypes=
money ExchangeRate decimal | none | AdvancedFind|Form|Grid | 010 | 0 | 1 | 000 | disabled | - | MinValue=1E-10 MaxValue=100000000000 Accuracy=12
`;

/** What the platform adds to an own table: `when` is always, an ownership, or money. */
export const SYSTEM_COLUMNS = COLUMNS.trim()
  .split("\n")
  .map((line) => {
    const [when = "", name = "", ...facts] = line.split(" ");
    return { when, name, facts: facts.join(" ") };
  });

/** The table of §4.4: name, referenced, attribute, CascadeDelete, CascadeArchive. */
const RELATIONSHIPS = `
UserOwned business_unit_{e} BusinessUnit OwningBusinessUnit Restrict Restrict
always lk_{e}_createdby SystemUser CreatedBy NoCascade NoCascade
always lk_{e}_modifiedby SystemUser ModifiedBy NoCascade NoCascade
UserOwned owner_{e} Owner OwnerId NoCascade NoCascade
UserOwned team_{e} Team OwningTeam NoCascade NoCascade
UserOwned user_{e} SystemUser OwningUser NoCascade NoCascade
OrgOwned organization_{e} Organization OrganizationId NoCascade NoCascade
money TransactionCurrency_{e} TransactionCurrency TransactionCurrencyId Restrict Restrict
`;

export const SYSTEM_RELATIONSHIPS = RELATIONSHIPS.trim()
  .split("\n")
  .map((line) => {
    const [when = "", name = "", one = "", lookup = "", remove = "", archive = ""] =
      line.split(" ");
    return { when, name, one, lookup, remove, archive };
  });
