import { bullets, numbered, tableOf } from "../markdown.ts";
import { englishTroubles } from "./english-troubles.ts";
import type { GuideFacts } from "./facts.ts";
import { type GuideWords, listed, TROUBLES } from "./words.ts";

const and = (items: readonly string[]): string => listed(items, "and");

export const english: GuideWords = {
  yesNo: ["Yes", "No"],
  title: ({ solution }) => `Installing ${solution}`,
  intro: ({
    solution,
    version,
    uniqueName,
  }) => `For the administrator of Dynamics 365. Reading takes ten minutes, the work about an hour, most of it waiting.

${solution}, version ${version} (unique name ${uniqueName}), keeps co-sell referrals of Partner Center and opportunities of Dynamics 365 in step, in both directions. Do the chapters in their order: most trouble comes from a skipped step.`,
  chapters: {
    before: { heading: "Before you begin", body: before },
    import: { heading: "Import the solution", body: importing },
    connections: { heading: "Make the three connections", body: connections },
    switchOn: {
      heading: ({ arriveOn }) =>
        arriveOn ? "See that the flows are on" : "Switch the flows on, in this order",
      body: switchOn,
    },
    register: { heading: "Register the address with Partner Center", body: register },
    variables: { heading: "Set the variables", body: variables },
    form: { heading: "Show the fields to sellers", body: form },
    roles: { heading: "Give the roles and fill the catalogue", body: roles },
    firstDeal: { heading: "Share a first deal", body: firstDeal },
    production: { heading: "From staging to production", body: production },
    newVersion: { heading: "A new version", body: newVersion },
    uninstall: { heading: "Uninstalling", body: uninstall },
    troubles: { heading: "When something fails", body: troubles },
  },
};

function before({ sales, connections, isMicrosofts }: GuideFacts): string {
  const partnerCenter = connections.filter(({ account }) => account === "partner-center");
  return `${isMicrosofts ? BESIDE_MICROSOFTS : ""}${tableOf(
    ["You need", "Why"],
    [
      [
        "A valid PartnerID (MPN ID), and at least one solution that is *co-sell ready*",
        "Partner Center accepts a shared deal only with such a solution. The PartnerID of the tenant and that of the solution must be the same. Check that you see your co-sell referrals in Partner Center.",
      ],
      [
        "A Partner Center user with the role *Referrals admin*",
        `For the connections ${and(partnerCenter.map(({ name }) => name))}. Everyone who works with referrals in Partner Center needs it too, sellers included. The API by itself would also take a *Referrals user*.`,
      ],
      [
        "A Dynamics 365 user with *System Administrator* or *System Customizer*",
        "Imports the solution and lends the flows its rights in Dataverse. Should not be a person who may leave: flows stop when the account does.",
      ],
      [
        `An environment of type *production* (for staging a *sandbox* will do) with a Dataverse database (1 GB free) and Dynamics 365 Sales (${sales})`,
        "Without Sales there is no table of opportunities, and the import stops.",
      ],
      [
        "A Power Automate licence with premium connectors for the owner of the flows",
        "Both Partner Center connectors are premium. They do not exist in GCC, GCC High, DoD and the cloud of 21Vianet. The owner must have signed in to Power Automate once.",
      ],
      [
        "Currencies set up with their ISO codes, and sales people who are users of the CRM",
        "Deals in a currency that the CRM does not know cannot be taken over. The owner of a deal and its sales team are told to Partner Center, which knows people by their e-mail address.",
      ],
      [
        "The customer's consent",
        "A referral passes contact data of the customer on to Partner Center and, for co-sell, to Microsoft. From there on it is Microsoft partner data, and the consent is yours to hold.",
      ],
    ],
  )}

**Data policy.** Power Platform admin center → Policies → Data policies: in every policy that holds for the environment, ${and(connections.map(({ connector }) => connector))} must stand in the *same* group, and so must the trigger *When an HTTP request is received*. None of them may be blocked. A policy that separates them switches flows off without asking.

**Microsoft's own connector.** It is found in AppSource as *Partner Center Referrals Connectors for Dynamics 365* and stands under **Solutions** as *Partner Center Referrals Synchronization for Dynamics 365*. Turn its flows off before you turn these on: two connectors share every deal twice. Texts of 2020 name a price for it, US$15 a month for 10,000 calls a day, where every create and update on either side is a call. They were withdrawn; since 2023 it is free in AppSource.`;
}

const BESIDE_MICROSOFTS = `**Never beside Microsoft's own connector.** This build has the prefix \`msft\` and the table and column names of *Partner Center Referrals Synchronization for Dynamics 365*. Where that is installed, both would write the same columns, and the import fails or mixes them up: export its data and uninstall it first, or build with a prefix of your own.

`;

const whichZip = ({ made, managedZip, unmanagedZip }: GuideFacts): string =>
  ({
    both: `Take ${managedZip} wherever people work. ${unmanagedZip} is for development only: what you change there cannot be removed cleanly again. Both are made by a program, not exported from an environment, and differ only in being managed.`,
    managed: `Take ${managedZip}. It is made by a program, not exported from an environment.`,
    unmanaged: `Take ${unmanagedZip}, for development only: what you change there cannot be removed cleanly again. It is made by a program, not exported from an environment. Wherever people work, import the managed zip instead; build it first (\`--type managed\`).`,
  })[made];

function importing(facts: GuideFacts): string {
  return `${whichZip(facts)}

**In the maker portal** (make.powerapps.com), the place where it is done:

${numbered([
  "Choose the environment at the top right. It is the one thing that cannot be corrected later.",
  "**Solutions** → **Import solution** → **Browse** → choose the zip → **Next**. Name, version and publisher are shown.",
  "Choose or create a connection for each of the three references (chapter 3), then **Import**. It takes 10 to 15 minutes; **See history** shows how it went.",
  ...(facts.made === "managed"
    ? []
    : ["Only after an *unmanaged* import: **Publish all customizations**."]),
])}

**In the admin center** (admin.powerplatform.microsoft.com) apps from Microsoft's marketplace are installed. A zip of your own cannot be imported there, and this solution is not listed under the environment's Dynamics 365 apps. You need the admin center for the data policies, the languages and the storage of the environment; from the environment's page a link leads to the maker portal.

By command line: \`pac solution import --path ${facts.zipToImport} --settings-file settings.json\`. \`deployment-settings.template.json\` is such a file without values: fill in the ids of connections and the values of variables per environment, and keep it out of public places.

Who imports owns the flows.`;
}

function connections({ connections }: GuideFacts): string {
  return `${tableOf(
    ["Connection reference", "Connector", "Sign in as"],
    connections.map(({ name, logicalName, connector, account }) => [
      `${name} (${logicalName})`,
      connector,
      account === "crm"
        ? "the Dynamics 365 administrator"
        : "the *Referrals admin* of Partner Center",
    ]),
  )}

The import asks for them. To set or renew one later: maker portal → **Solutions** → **Default Solution** → **Connection references** → the reference → **Edit** → choose the connection → **Save**. The two Partner Center connections may belong to another account than yours: sign in with *that* account when the window opens. Partner Center answers a person only: an app alone cannot hold the connection for referrals. A connection breaks when a password expires; renew it at the same place.

All flows use these three references. No flow needs to be edited to attach a connection.`;
}

function switchOn({ flows, runOnlyFlows, flow, arriveOn }: GuideFacts): string {
  return `${
    arriveOn
      ? "The import switches the flows on, where their connections are ready. Open the solution → **Cloud flows**, see that every flow is on, and turn on those that are not, from top to bottom:"
      : "The flows arrive switched off. Open the solution → **Cloud flows**, and turn them on from top to bottom:"
  }

${tableOf(
  ["Step", "Flow", "Calls"],
  flows.map(({ name, calls }, index) => [String(index + 1), name, calls.join(", ") || "–"]),
)}

**Why the order?** A flow that calls others can be turned on only when those have been on at least once; otherwise Power Automate says \`ChildFlowNeverPublished\`. The table has every called flow above its callers.

For each flow that others call or people start (${and(runOnlyFlows)}) open its page → **Run only users** → **Edit**: every connection must say *Use this connection*, not *Provided by run-only user*.

Change only ${flow.customize}. All other flows are replaced by the next version; what you changed in them would stay on top and hide it.`;
}

function register({ flow, registration: [address, events, overwrite] }: GuideFacts): string {
  return `Partner Center must know whom to tell about changes.

${numbered([
  `Open ${flow.webhook}, which must be on → **Edit** → the trigger *When an HTTP request is received* → copy **HTTP URL**. Leave without saving. The address contains a key: treat it like a password.`,
  `Open ${flow.registration} → **Run**.`,
  `${address}: paste the address. ${events}: choose all four. ${overwrite}: **No** the first time.`,
  "**Run flow**. Open the run and see that it succeeded; its last action lists the address and the events.",
])}

Partner Center keeps **one address per event and tenant**. When another one is registered, the run with **No** changes nothing, fails and names both. **Yes** moves the events here, and the other environment hears nothing any more. Running it again does no harm.

**Listing and testing events** is not part of the connector. With a tool of your own, which signs in for \`https://api.partnercenter.microsoft.com\` as an app, alone or with a user who is an admin, \`GET /webhooks/v1/registration/events\` lists the events there are, and \`POST /webhooks/v1/registration/validationEvents\` sends a test one: for an address that is registered for \`test-created\`, twice a minute at most, with a result that \`GET …/validationEvents/{correlationId}\` shows for seven days. ${flow.webhook} takes such an event and changes nothing.`;
}

function variables({ variables, variable }: GuideFacts): string {
  return `${tableOf(
    ["Variable", "Schema name", "Default", "Meaning"],
    variables.map(({ name, schemaName, value, description }) => [
      name,
      schemaName,
      value,
      description,
    ]),
  )}

${numbered([
  "Maker portal → **Solutions** → **Default Solution** → **Environment variables** → the variable → **Edit**.",
  "Write under **Current Value** → **New value**. Leave **Default Value** alone: the next version overwrites it. Yes/No variables take only these two.",
  "**Turn every flow off and on again**, in the order of chapter 4. A flow keeps the value that it found when it was turned on.",
])}

${bullets([
  `A column is given by its *logical* name (lower case, under **Name** in the maker portal), never by its label.`,
  `${variable.dealValue}, ${variable.currency} and ${variable.country} only say what is *read*. What is written is compiled into the solution: change the mapping and build again; editing a flow is not enough. Where the two differ, the run fails and says so.`,
  "A calculated deal value must not be 0 or empty when the opportunity is saved.",
  "Is the country a lookup of yours? Add a text column with the two-letter code to the account, keep it in step with the lookup in both directions, and name that column.",
])}`;
}

function form({ opportunity, section, subgrid, column, books }: GuideFacts): string {
  return `The solution brings columns, not a changed form: yours stays yours. In the maker portal open the table ${opportunity} → **Forms** → the main form your sellers use.

${numbered([
  "On the tab **Summary** add a section **Microsoft Partner Center** with these fields, in this order. 🔒 = set *Read-only*; the flows write it.",
  `Below, add a **Subgrid**. Label: ${subgrid.table}; name: *Microsoft Solution*; **Hide label** on; **Show related records** on; table: ${subgrid.table} (${subgrid.lookup}); default view: ${subgrid.view}; **Allow users to change view** off.`,
  "**Save and publish**. See that the table is part of your app, too.",
])}

${tableOf(
  ["Field", "Logical name", ""],
  section.map(({ column, logicalName, locked }) => [column, logicalName, locked ? "🔒" : ""]),
)}

Nothing else belongs on a form. ${column.obsoleteProducts} is there for compatibility only, and nothing reads it. The columns ${and(books.columns)} and the tables ${and(books.tables)} are the flows' own books: leave them off forms, apps and imports, and change nothing in them.`;
}

function roles({ role, catalogue, subgrid }: GuideFacts): string {
  return `${bullets([
    `${role.seller} for everyone who shares deals, *beside* their role in Sales (*Salesperson* or your own): it covers the connector's tables only. Without it the subgrid stays empty.`,
    `${role.administrator} for those who keep the catalogue, and for the user of the Dataverse connection if that is no System Administrator. That user also needs a role that may read, create and write accounts, contacts, leads and opportunities of everybody, such as *Sales Manager*.`,
  ])}

Then fill ${catalogue.table}, once: the solutions that may be shared. Columns: ${catalogue.columns
    .map(({ name, required }) => `${name}${required ? " (required)" : ""}`)
    .join(
      ", ",
    )}. The identifier is a GUID or has the form \`SOL-12345-ABC\`; Partner Center shows it beside the solution. For many rows use **Edit in Excel** or **Import from Excel** with the view ${catalogue.view}. Sellers choose from this catalogue when they add rows to ${subgrid.table}.`;
}

function firstDeal({ column, subgrid, variable }: GuideFacts): string {
  return `${numbered([
    `Take an opportunity whose account has a two-letter country code (such as \`US\` or \`DE\`; the column is named by ${variable.country}), with deal value, closing date, currency and a contact.`,
    `Add at least one row to ${subgrid.table}. To invite Microsoft, choose ${column.help}; leave it empty for a deal of your own.`,
    `Set ${column.sync} to Yes and save. Wait a minute before you save again.`,
    `Within ten minutes ${column.referralIdentifier} and ${column.referralLink} are filled and ${column.audit} has a new first line. With ${variable.checkMark} = Yes the name begins with ✔, after a failure with ✘.`,
    "Change the deal in Partner Center, and see it arrive here.",
  ])}

${column.visibility} goes one way: once visible to Microsoft sellers, a deal cannot be hidden again. Asking for help makes it visible. A colleague who joins the sales team is told to Partner Center with the next change of the opportunity; nobody is taken out of the referral's team. With ${column.sync} set back to No nothing more is sent, and ${column.audit} says so; what is changed in Partner Center still arrives. A deal that is won, lost, declined or expired in Partner Center cannot be changed there any more; reopening the opportunity is not passed on. Deleting an opportunity changes nothing in Partner Center.

**What stays in Partner Center:**

${bullets([
  "Registering a deal. Partner Center takes deals of US$25,000 and more, with 72 hours between creating and winning; below that Microsoft need not say why it declines.",
  "Deals from partner to partner, and solution assessments.",
  "Leads of marketplace offers: the API that the connector uses does not serve them. Leads of your business profile come; who does not answer one within 14 days loses it as expired, and to go on with an accepted one Partner Center wants its name, value, time frame and notes.",
  "Matching the customer, and whether a deal counts for the customer's Azure commitment (MACC): neither is in the API.",
  "Deals with US federal customers, whose account is chosen there from a list of DUNS numbers.",
])}

Microsoft advises to work in Partner Center itself below 30 referrals a month, and with a connector above that or with more than five offers.`;
}

function production({ flow, managedZip, unmanagedZip, made }: GuideFacts): string {
  return `${bullets([
    `Import ${managedZip}${made === "unmanaged" ? ", which is not part of this build," : ""} in **both**. Settings per environment live in connections and current values, not in the flows.`,
    `One tenant has one address per event. While staging listens, production hears nothing, and the other way round. **At cut-over** run ${flow.registration} in production with **Yes**, then turn the staging flows off.`,
    `${flow.customize}: what you change by hand in staging does not travel. Put it into the mapping and build your own solution, or repeat it in production.`,
    `**Leaving an unmanaged trial.** A managed import over an unmanaged solution of the same name is refused. Export the rows of the solution's tables first. Turn its flows off, delete them and the other components that ${unmanagedZip} brought (deleting only the solution leaves them behind), remove the fields from the forms, publish, then import ${managedZip}. In a trial environment it is quicker to begin with a new one.`,
  ])}`;
}

function newVersion({ flow, arriveOn, made }: GuideFacts): string {
  return `The version is shown under **Solutions**. Importing a higher version ${made === "unmanaged" ? "adds and changes, and never removes; of a managed zip it" : ""} offers:

${tableOf(
  ["Choice", "What happens"],
  [
    [
      "**Upgrade** (recommended)",
      "Adds and changes, then removes what the new version no longer has, *with its data*. Read the changelog first.",
    ],
    [
      "**Stage for upgrade**",
      "Installs beside the old one; **Apply upgrade** later does the rest. A staged version that is never applied blocks the next import.",
    ],
    ["**Update**", "Adds and changes, never removes."],
  ],
)}

Afterwards **look at the state of every flow**: new ones are ${arriveOn ? "on if their connections are ready" : "off"}, old ones keep their state. Turn them on in the order of chapter 4. The address of ${flow.webhook} stays the same as long as the flow is not deleted; after a deletion register again. A flow that was edited by hand keeps its edit on top of the new version: open it → **See solution layers** → **Remove unmanaged layer**.`;
}

function uninstall({ flow, opportunity }: GuideFacts): string {
  return `Deleting the managed solution deletes its tables and its columns of ${opportunity} **together with their data**: the referral identifiers, the audit trail and the catalogue. Export them first. Take the fields and the subgrid off the forms, turn the flows off, then delete the solution. Referrals in Partner Center stay. Partner Center goes on calling the old address until another is registered with ${flow.registration}.`;
}

function troubles(facts: GuideFacts): string {
  const words = englishTroubles(facts);
  return `Look first at ${facts.column.audit} of the opportunity, then at the run: maker portal → **Cloud flows** → the flow → **28-day run history**.

${tableOf(
  ["", "What you see", "What to do"],
  TROUBLES.map((trouble) => [trouble, ...words[trouble]]),
)}`;
}
