import { answerDropIn } from "@/lib/server/http/drop-in-door";

/** `GET /api/v2/reports_manager.php?api=agent_3&date_ini=…&date_end=…`: wolkvox's own answer, by a key instead of its token. */
export function GET(request: Request): Promise<Response> {
  return answerDropIn(request);
}
