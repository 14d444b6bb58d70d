import type { Kysely } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import {
  noSettings,
  type OperationSettings,
  type SettingsWords,
} from "@/lib/report/answers/operation-settings";
import { ProblemError } from "@/lib/report/answers/problem";
import {
  listSettingsChanges,
  type SettingsHistory,
  type SettingsPreview,
} from "@/lib/report/answers/settings-history";
import type { RosterAgent } from "@/lib/report/roster/roster";
import { unsetState } from "@/lib/report/states/state-settings";
import type { StateClass } from "@/lib/report/states/state-shades";
import { classifyState, type StateStyle } from "@/lib/report/states/state-style";
import { createRecall } from "@/lib/server/store/recall";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";

/** The styles of the states that figures have named, by ledger. */
type KnownStyles = {
  list(ledger: string): Promise<ReadonlyMap<string, StateStyle>>;
  setClasses(ledger: string, classes: ReadonlyMap<string, StateClass>): Promise<void>;
};

type Options = {
  ledgerOf: (operation: string) => string;
  now: () => number;
  styles: KnownStyles;
  /** Whom a ledger keeps nothing of. */
  loadIsErased: (ledger: string) => Promise<(agent: Pick<RosterAgent, "id" | "name">) => boolean>;
};

/** The parts that are to be replaced. */
type SettingsParts = { [Part in keyof SettingsWords]?: SettingsWords[Part] | undefined };

const versionsAtOnce = 20;

/** Keeps them in the database under the key of each operation's ledger, with who set each version and when. */
export function createSettingsStore(
  database: Kysely<DatabaseSchema>,
  { ledgerOf, now, styles, loadIsErased }: Options,
) {
  const recalled = createRecall<OperationSettings>(now);

  async function load(operation: string): Promise<OperationSettings> {
    const row = await database
      .selectFrom("setting")
      .select(["version", "document"])
      .where("operation", "=", ledgerOf(operation))
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    const settings = row ? parseDocument(operation, row) : { operation, ...noSettings };
    recalled.keep(operation, settings);
    return settings;
  }

  /** The versions whose roster names an agent, newest first. */
  async function loadNaming(operation: string, id: string) {
    const rows = await database
      .selectFrom("setting")
      .select(["version", "document"])
      .where("operation", "=", ledgerOf(operation))
      .orderBy("version", "desc")
      .execute();
    return rows
      .map((row) => ({ ...row, settings: parseDocument(operation, row) }))
      .filter(({ settings }) => settings.agents.some((agent) => agent.id === id));
  }

  return {
    load,

    /** The same with every state that figures have named, those never set as they are guessed to be. */
    async loadWhole(operation: string): Promise<OperationSettings> {
      const [settings, known] = await Promise.all([load(operation), styles.list(ledgerOf(operation))]);
      const set = new Set(settings.states.map(({ state }) => state));
      const others = [...known].filter(([state]) => !set.has(state));
      const unset = others.map(([state, { stateClass, shade }]) => unsetState(state, stateClass, shade));
      return { ...settings, states: [...settings.states, ...unset] };
    },

    /**
     * The same for reports, at most five seconds old. Where the database does not answer, what was known before holds.
     * @throws the store's error where nothing is known: hidden agents would be shown, and sensitive states named
     */
    recall: (operation: string) => recalled.read(operation, () => load(operation)),

    /** The document as it was saved as that version. @throws ProblemError `not-found` where there is none. */
    async loadVersion(operation: string, version: number): Promise<OperationSettings> {
      const row = await database
        .selectFrom("setting")
        .select(["version", "document"])
        .where("operation", "=", ledgerOf(operation))
        .where("version", "=", version)
        .executeTakeFirst();
      if (!row) throw new ProblemError("not-found", "version: there is none of that number.");
      return parseDocument(operation, row);
    },

    /** Versions with who set them and what they changed, newest first; `before` null = from the newest on. */
    async listVersions(operation: string, before: number | null): Promise<SettingsHistory> {
      // One more, with which the last one is compared.
      const rows = await database
        .selectFrom("setting")
        .select(["version", "document", "changed_by", "changed_at"])
        .where("operation", "=", ledgerOf(operation))
        .$if(before !== null, (query) => query.where("version", "<", before))
        .orderBy("version", "desc")
        .limit(versionsAtOnce + 1)
        .execute();
      const documents = rows.map((row) => parseDocument(operation, row));
      const versions = rows.slice(0, versionsAtOnce).map((row, place) => ({
        version: Number(row.version),
        by: row.changed_by,
        at: formatInstant(Number(row.changed_at)),
        changes: listSettingsChanges(documents[place + 1] ?? noSettings, documents[place] ?? noSettings),
      }));
      const next = rows.length > versionsAtOnce ? (versions.at(-1)?.version ?? null) : null;
      return { operation, versions, next };
    },

    /** How a document would change what is in force. */
    async listChanges(operation: string, draft: SettingsParts): Promise<SettingsPreview> {
      const newest = await load(operation);
      const changes = listSettingsChanges(newest, replaceParts(newest, draft));
      return { operation, version: newest.version, changes };
    },

    /** What the versions that name an agent of the roster say of them, the newest first, each once. */
    async listAgent(operation: string, id: string): Promise<RosterAgent[]> {
      const told = (await loadNaming(operation, id)).flatMap(({ settings }) =>
        settings.agents.filter((agent) => agent.id === id),
      );
      return [...new Map(told.map((agent) => [JSON.stringify(agent), agent])).values()];
    },

    /** Takes an agent out of the roster of every version: nothing of them is kept. */
    async forgetAgent(operation: string, id: string): Promise<void> {
      for (const { version, document, settings } of await loadNaming(operation, id)) {
        const agents = settings.agents.filter((agent) => agent.id !== id);
        await database
          .updateTable("setting")
          .set({ document: JSON.stringify({ ...JSON.parse(document), agents }) })
          .where("operation", "=", ledgerOf(operation))
          .where("version", "=", version)
          .execute();
      }
      recalled.forget(operation);
    },

    /** @throws ProblemError `conflict` where the document is no longer of that version. */
    async save(
      operation: string,
      version: number,
      draft: SettingsParts,
      by: string,
    ): Promise<OperationSettings> {
      const [newest, isErased] = await Promise.all([load(operation), loadIsErased(ledgerOf(operation))]);
      const replaced = replaceParts(newest, draft);
      // Nothing of people who were removed is kept, whoever puts them into the roster again.
      const document = { ...replaced, agents: replaced.agents.filter((agent) => !isErased(agent)) };
      const { numInsertedOrUpdatedRows: made } =
        newest.version === version
          ? await database
              .insertInto("setting")
              .values({
                ...{ operation: ledgerOf(operation), version: version + 1 },
                ...{ document: JSON.stringify(document), changed_by: by, changed_at: now() },
              })
              // Somebody was faster in between.
              .onConflict((clash) => clash.doNothing())
              .executeTakeFirstOrThrow()
          : { numInsertedOrUpdatedRows: 0n };
      if (made !== 1n)
        throw new ProblemError(
          "conflict",
          "Somebody has changed the settings meanwhile: look at them again.",
        );
      // A state that is no longer named has the class again that its word suggests.
      const classes = new Map(newest.states.map(({ state }) => [state, classifyState(state)]));
      for (const set of document.states) classes.set(set.state, set.class);
      await styles.setClasses(ledgerOf(operation), classes);
      return load(operation);
    },
  };
}

/** What administrators set for every operation: one document each, and every version of it. */
export type SettingsStore = ReturnType<typeof createSettingsStore>;

// Who does not know of a part leaves it out.
function replaceParts(newest: SettingsWords, draft: SettingsParts): SettingsWords {
  return {
    closedWeekdays: draft.closedWeekdays ?? newest.closedWeekdays,
    daysOff: draft.daysOff ?? newest.daysOff,
    states: draft.states ?? newest.states,
    allowances: draft.allowances ?? newest.allowances,
    agents: draft.agents ?? newest.agents,
    warnings: draft.warnings ?? newest.warnings,
    background: draft.background ?? newest.background,
    watch: draft.watch === undefined ? newest.watch : draft.watch,
  };
}

/** Documents of earlier versions of the program do not have every part. */
function parseDocument(operation: string, row: { version: number; document: string }): OperationSettings {
  return { operation, ...noSettings, ...JSON.parse(row.document), version: Number(row.version) };
}
