import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import { createKeyedHash, isSameText } from "@/lib/server/access/keyed-hash";
import { cookieStyleOf, formatCookie, listCookieValues } from "@/lib/server/access/session-cookie";
import type { SignInLimiter } from "@/lib/server/access/sign-in/sign-in-limiter";
import type { OpenedShare, Shares } from "./shares";

type Options = {
  shares: Pick<Shares, "isPassphrase">;
  limiter: SignInLimiter;
  secret: string;
  baseUrl: string | null;
};

// A browser that knew the passphrase is asked again the next day.
const lifeSeconds = 12 * 60 * 60;

/** Keeps shared links with a passphrase shut to whoever has not said it. */
export function createShareLock({ shares, limiter, secret, baseUrl }: Options) {
  const style = cookieStyleOf(baseUrl);
  const sign = createKeyedHash(secret, "share-passphrase");
  const nameOf = ({ id }: OpenedShare) => `${style.prefix}auxboard.share-${id}`;
  // Of another passphrase, or another link, it is another proof.
  const proofOf = ({ id, passphraseHash }: OpenedShare) => sign(id, passphraseHash ?? "");

  return {
    isOpen(share: OpenedShare, headers: Pick<Headers, "get">): boolean {
      if (share.passphraseHash === null) return true;
      return listCookieValues(headers, nameOf(share)).some((given) => isSameText(given, proofOf(share)));
    },
    /**
     * The cookie line that opens the link for this browser. Guesses are limited as those of passwords are.
     * @throws ProblemError `forbidden` for another passphrase, `rate-limited`
     */
    async unlock(share: OpenedShare, given: string, address: string): Promise<string> {
      const admission = await limiter.admit({ email: `share ${share.id}`, address, device: null });
      if (!(await shares.isPassphrase(share, given)))
        throw new ProblemError("forbidden", "The passphrase is not the one of this link.");
      await admission.succeed();
      return formatCookie(nameOf(share), proofOf(share), lifeSeconds, style);
    },
  };
}
