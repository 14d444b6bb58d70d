import "server-only";
import { randomBytes } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import { type GoneView, viewLimits } from "@/lib/report/answers/saved-view";
import { compareNames, foldText } from "@/lib/report/text";
import type { DatabaseSchema, SavedViewTable } from "@/lib/server/store/tables/database-schema";

/** A view as it is kept: `operation` is the one that its link is of. */
export type KeptView = {
  id: string;
  ownerId: string;
  operation: string;
  name: string;
  link: string;
  isShared: boolean;
  version: number;
  /** The maker's e-mail. */
  by: string;
};

export type ViewWords = Pick<KeptView, "name" | "link" | "operation" | "isShared">;

/** Keeps the views that people save. */
export function createViewStore(kysely: Kysely<DatabaseSchema>) {
  const select = () =>
    kysely
      .selectFrom("saved_view")
      .leftJoin("user", "user.id", "saved_view.owner_id")
      .selectAll("saved_view")
      .select("user.email");

  async function assertRoom(ownerId: string, { name, isShared }: ViewWords, own: string | null) {
    const others = (await select().execute()).filter(({ id }) => id !== own);
    const ofOwner = others.filter(({ owner_id }) => owner_id === ownerId);
    if (ofOwner.some((row) => foldText(row.name) === foldText(name)))
      throw new ProblemError("invalid-parameter", "name: another view of yours is called so.");
    if (ofOwner.length >= viewLimits.own)
      throw new ProblemError("invalid-parameter", `One person may have ${viewLimits.own} views at most.`);
    if (isShared && others.filter(({ is_shared }) => isSet(is_shared)).length >= viewLimits.shared)
      throw new ProblemError(
        "invalid-parameter",
        `There may be ${viewLimits.shared} views for everybody at most.`,
      );
  }

  return {
    /** One's own and those for everybody, by name. */
    async list(userId: string): Promise<KeptView[]> {
      const rows = await select()
        .where((view) => view.or([view("owner_id", "=", userId), view("is_shared", "=", 1)]))
        .execute();
      return rows.map(readRow).sort(compareNames);
    },

    /** @throws ProblemError `invalid-parameter` where another of one's own has the name, or there are too many */
    async create(userId: string, words: ViewWords): Promise<KeptView> {
      await assertRoom(userId, words, null);
      const id = randomBytes(8).toString("hex");
      await kysely
        .insertInto("saved_view")
        .values({ id, owner_id: userId, version: 1, ...writeWords(words) })
        .execute();
      return readRow(await select().where("saved_view.id", "=", id).executeTakeFirstOrThrow());
    },

    /** @throws ProblemError `conflict` where the view is no longer of that version; as `create` */
    async change({ id, ownerId }: KeptView, words: ViewWords, version: number): Promise<void> {
      await assertRoom(ownerId, words, id);
      const { numUpdatedRows: changed } = await kysely
        .updateTable("saved_view")
        .set({ version: version + 1, ...writeWords(words) })
        .where("id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      if (changed !== 1n)
        throw new ProblemError("conflict", "Somebody has changed this view meanwhile: look at it again.");
      await kysely.updateTable("default_view").set({ name: words.name }).where("view_id", "=", id).execute();
    },

    /** Whose default it is keeps its name, so that they can be told. */
    async remove(id: string): Promise<void> {
      await kysely.deleteFrom("saved_view").where("id", "=", id).execute();
    },

    /** What `/` opens for somebody; null = today's report. */
    async findDefault(userId: string): Promise<GoneView | null> {
      const row = await kysely
        .selectFrom("default_view")
        .selectAll()
        .where("user_id", "=", userId)
        .executeTakeFirst();
      return row ? { id: row.view_id, name: row.name, by: row.by } : null;
    },

    async setDefault(userId: string, view: GoneView | null): Promise<void> {
      if (view === null) {
        await kysely.deleteFrom("default_view").where("user_id", "=", userId).execute();
        return;
      }
      const words = { view_id: view.id, name: view.name, by: view.by };
      await kysely
        .insertInto("default_view")
        .values({ user_id: userId, ...words })
        .onConflict((clash) => clash.column("user_id").doUpdateSet(words))
        .execute();
    },
  };
}

export type ViewStore = ReturnType<typeof createViewStore>;

function isSet(flag: number | bigint): boolean {
  return Number(flag) === 1;
}

function writeWords({ name, link, operation, isShared }: ViewWords) {
  return { name, link, operation, is_shared: isShared ? 1 : 0 };
}

function readRow(row: Selectable<SavedViewTable> & { email: string | null }): KeptView {
  const { id, owner_id, operation, name, link } = row;
  return {
    ...{ id, ownerId: owner_id, operation, name, link, by: row.email ?? "" },
    isShared: isSet(row.is_shared),
    version: Number(row.version),
  };
}
