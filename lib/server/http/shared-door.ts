import "server-only";
import type { Locale } from "@/lib/messages/locale";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import { parseReportLink } from "@/lib/search/report-link";
import { formatViewWords } from "@/lib/search/view-words";
import { parseClientAddress } from "@/lib/server/access/client-address";
import { getServer, type Server } from "@/lib/server/container";
import type { OpenedShare } from "@/lib/server/grants/shares";
import { loadShared, type SharedReading } from "./shared-report";

const minuteMs = 60_000;
/** Openings of one link in a minute. */
const mostAMinute = 120;
const freshMs = 5_000;
const mostKept = 32;

type Kept = { atMs: number; reading: Promise<SharedReading> };
type Count = { startMs: number; openings: number };

const counts = new Map<string, Count>();
const readings = new Map<string, Kept>();

/** A shared link by its secret, counted against its own limit. @throws ProblemError `not-found`, `gone`, `rate-limited` */
export async function openShare(secret: string): Promise<{ server: Server; share: OpenedShare }> {
  const server = await getServer();
  const share = await server.shares.open(secret);
  admit(share, server.reports.now());
  return { server, share };
}

/** What it shows whoever may read it, counted as an opening. */
export async function readShare(
  server: Server,
  share: OpenedShare,
  headers: Pick<Headers, "get">,
  asked: { by: "report" | "page"; locale: Locale },
): Promise<SharedReading> {
  if (!server.shareLock.isOpen(share, headers))
    throw new ProblemError("unauthenticated", "This shared link has a passphrase.");
  const reading = await readOnce(server, share, asked);
  await server.shares.noteOpening(share);
  await server.views.note({
    ...{ who: null, from: "share", share: { id: share.id, madeBy: share.maker.email } },
    operation: reading.operation.id,
    words: formatViewWords({ ...parseReportLink(new URLSearchParams(share.link)).link, operation: null }),
    address: parseClientAddress(headers),
  });
  return reading;
}

/**
 * The cookie that opens a shared link with a passphrase. The trail knows of every wrong one before it is refused.
 * @throws ProblemError `forbidden` for a wrong one, `rate-limited`, and as `openShare`
 */
export async function unlockShare(
  secret: string,
  passphrase: string,
  headers: Pick<Headers, "get">,
): Promise<string> {
  const { server, share } = await openShare(secret);
  const address = parseClientAddress(headers);
  try {
    return await server.shareLock.unlock(share, passphrase, address);
  } catch (error) {
    if (isProblem(error) && error.code === "forbidden")
      await server.trail.append({
        ...{ who: null, what: "sign-in-failed", address },
        detail: { why: "wrong-passphrase", share: share.id, account: share.maker.email },
      });
    throw error;
  }
}

// Many who open a link in the same moment read it once. The maker's rights are in the key: a change of them acts at once.
function readOnce(server: Server, share: OpenedShare, asked: { by: "report" | "page"; locale: Locale }) {
  const nowMs = server.reports.now();
  const key = JSON.stringify([share.id, asked, share.maker.role, share.maker.scope]);
  const known = readings.get(key);
  if (known && nowMs >= known.atMs && nowMs - known.atMs < freshMs) return known.reading;
  const reading = loadShared(server, share, asked);
  readings.delete(key);
  readings.set(key, { atMs: nowMs, reading });
  reading.catch(() => readings.delete(key));
  const [oldest] = readings.keys();
  if (readings.size > mostKept && oldest !== undefined) readings.delete(oldest);
  return reading;
}

function admit({ id }: OpenedShare, nowMs: number): void {
  const known = counts.get(id);
  const count = known && nowMs - known.startMs < minuteMs ? known : { startMs: nowMs, openings: 0 };
  count.openings += 1;
  counts.set(id, count);
  if (count.openings <= mostAMinute) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((count.startMs + minuteMs - nowMs) / 1000));
  throw new ProblemError("rate-limited", "This link is opened very often just now.", { retryAfterSeconds });
}

type SharedPage =
  | { kind: "not-found" }
  | { kind: "locked" }
  | { kind: "over"; reason: "gone" | "rate-limited" | "nothing" }
  | { kind: "report"; reading: SharedReading; nowMs: number; isMasked: boolean };

/** What the page of a shared link shows. */
export async function loadSharedPage(
  secret: string,
  headers: Pick<Headers, "get">,
  locale: Locale,
): Promise<SharedPage> {
  let isThere = false;
  try {
    const { server, share } = await openShare(secret);
    isThere = true;
    const reading = await readShare(server, share, headers, { by: "page", locale });
    return { kind: "report", reading, nowMs: server.reports.now(), isMasked: share.names === "masked" };
  } catch (error) {
    const code = isProblem(error) ? error.code : null;
    if (code === "unauthenticated") return { kind: "locked" };
    if (code === "not-set-up") return { kind: "over", reason: "nothing" };
    if (code === "gone" || code === "rate-limited") return { kind: "over", reason: code };
    if (code === "not-found") return isThere ? { kind: "over", reason: "nothing" } : { kind: "not-found" };
    throw error;
  }
}
