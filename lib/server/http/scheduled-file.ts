import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import { daysOfPeriod } from "@/lib/report/answers/schedule";
import { formatReportLink, parseReportLink } from "@/lib/search/report-link";
import { fixDays, isReportLink, readPastedLink } from "@/lib/search/scheduled-link";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";
import { exportTypes } from "@/lib/server/export/export-response";
import type { ExportFile } from "@/lib/server/export/export-service";
import { mostFileBytes } from "@/lib/server/sending/delivery";
import type { MakeParcel } from "@/lib/server/sending/sending-runner";
import { assertAgentsSeen } from "./given-link";
import { readLinkFile } from "./link-file";
import { createQuestionParser } from "./parse-question";
import { narrowServer, type SeenServer } from "./seen-server";

// The newest figures, for as long as the API lets anybody wait.
// An allowance that is gone meanwhile is named in the file.
const patience = { prefer: "wait=60, handling=lenient" };
const longestMakingMs = 5 * 60_000;

const parseQuestion = createQuestionParser([], { isNoted: false });

/**
 * A pasted link as a schedule keeps it, tidied, and its operation.
 * @throws ProblemError for the first word that cannot be used, or is out of the viewer's sight
 */
export async function checkScheduledLink(
  request: Request,
  viewer: Viewer,
  server: SeenServer,
  text: string,
): Promise<{ link: string; operation: string }> {
  if (!isReportLink(text)) throw new ProblemError("invalid-parameter", "link: must be the link of a report.");
  const asked = new Request(`http://localhost/?${readPastedLink(text)}`, { headers: request.headers });
  const { link, operation } = await parseQuestion(asked, viewer, server);
  await assertAgentsSeen(server.reports, operation.id, link.agents);
  return { link: formatReportLink(link), operation: operation.id };
}

/** Makes files of schedules, each as its maker may see it now. */
export function createParcelMaker(server: Server, site: string): MakeParcel {
  return (maker, schedule, period) =>
    makeParcelFor(narrowServer(server, maker), site)(maker, schedule, period);
}

/**
 * Makes the file of a schedule for a closed period. A link with fixed dates keeps them. `site` is where the links of the file lead.
 */
export function makeParcelFor(server: SeenServer, site: string): MakeParcel {
  return async (maker, { link, format, locale }, period) => {
    const parsed = parseReportLink(new URLSearchParams(link).entries()).link;
    const { first, last } = daysOfPeriod(period);
    const words = formatReportLink(parsed.span ? parsed : fixDays(parsed, first, last));
    const signal = AbortSignal.timeout(longestMakingMs);
    const request = new Request(`http://localhost/?${words}`, { headers: patience, signal });
    const { load } = await readLinkFile(maker, server, { request, format, locale });
    const file = await load();
    const { facts, range, status, isWhole, unknownOver } = file.told;
    // Others are not sent more people than were chosen for them.
    if (unknownOver !== undefined)
      throw new ProblemError(
        "invalid-parameter",
        `over: there is no allowance ${unknownOver} in this period.`,
      );
    return {
      ...{ facts, range, status, isWhole },
      fileName: file.name,
      contentType: exportTypes[format],
      bytes: await readFile(file, signal),
      link: `${site}/?${words}`,
    };
  };
}

/** The file's bytes; null where there are more than are sent. */
async function readFile({ stream }: ExportFile, signal: AbortSignal): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream(signal)) {
    length += piece.byteLength;
    if (length > mostFileBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
