import { loadHealth } from "@/lib/server/health";
import { loadEnvironment } from "@/lib/server/settings/env";

/** `GET /api/health`: 200 when configured and the database answers. Never asks wolkvox, says nothing secret; `build` tells a page that it is out of date. */
export async function GET(): Promise<Response> {
  const status = await loadHealth();
  return Response.json(
    { status, build: loadEnvironment().build },
    { status: status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
