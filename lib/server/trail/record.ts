import "server-only";
import { isProblem } from "@/lib/report/answers/problem";
import { log } from "@/lib/server/settings/log";
import { storeProblemOf } from "@/lib/server/store/store-problem";
import type { Trail, TrailNote } from "./trail";

/**
 * Keeps what is about to be done, and then does it: nothing is done that the trail does not know. Where it is then refused, a
 * second entry says so and why.
 * @throws what the store failed with, before anything was done; what `work` throws.
 */
export async function recordAndDo<Result>(
  trail: Trail,
  note: TrailNote,
  work: () => Promise<Result>,
): Promise<Result> {
  const entry = await trail.append(note);
  try {
    return await work();
  } catch (error) {
    const refused = isProblem(error) ? error.code : (storeProblemOf(error)?.code ?? "unexpected");
    await orLogged(trail.append({ ...note, detail: { ...note.detail, refused, entry } }));
    throw error;
  }
}

/** For what goes on although the trail cannot be written. */
export async function orLogged(kept: Promise<unknown>): Promise<void> {
  try {
    await kept;
  } catch (error) {
    log.error({ err: error }, "the trail could not be written");
  }
}
