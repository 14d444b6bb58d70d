import "server-only";
import { z } from "zod";
import { roles } from "@/lib/report/answers/person";
import { type AuthLibrary, answerPrivately, readRefusal } from "./auth-library";
import type { People } from "./people/people";
import type { Viewer } from "./session";

type AccountChange = (request: Request, words: Record<string, unknown>, viewer: Viewer) => Promise<Response>;

const accountWords = z.object({
  userId: z.string(),
  role: z.enum(roles).optional(),
  banReason: z.string().nullable().default(null),
  banExpiresIn: z.number().optional(),
});

/**
 * The auth library's routes that change what an account is and may, by the rules of `people`: an administrator always remains.
 * They answer what the library would.
 */
export function createAccountChanges(options: {
  askLibrary: AuthLibrary;
  people: People;
  now: () => number;
}): ReadonlyMap<string, AccountChange> {
  const { askLibrary, people, now } = options;

  async function answerAccount(request: Request, id: string): Promise<Response> {
    const response = await askLibrary(request, { path: "/admin/get-user", method: "GET", words: { id } });
    if (!response.ok) throw await readRefusal(response);
    return answerPrivately(Response.json({ user: await response.json() }));
  }

  return new Map<string, AccountChange>([
    [
      "/admin/set-role",
      async (request, words, { userId: by }) => {
        const { userId, role } = accountWords.parse(words);
        await people.change(userId, role === undefined ? {} : { role }, by);
        return answerAccount(request, userId);
      },
    ],
    [
      "/admin/ban-user",
      async (request, words, { userId: by }) => {
        const { userId, banReason, banExpiresIn } = accountWords.parse(words);
        const untilMs = banExpiresIn === undefined ? null : now() + banExpiresIn * 1000;
        await people.disable(userId, { reason: banReason, untilMs }, by);
        return answerAccount(request, userId);
      },
    ],
    [
      "/admin/unban-user",
      async (request, words, { userId: by }) => {
        const { userId } = accountWords.parse(words);
        await people.change(userId, { disabled: false }, by);
        return answerAccount(request, userId);
      },
    ],
    [
      "/admin/remove-user",
      async (_request, words, { userId: by }) => {
        await people.remove(accountWords.parse(words).userId, by);
        return answerPrivately(Response.json({ success: true }));
      },
    ],
  ]);
}
