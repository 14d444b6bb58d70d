import { loadHealth } from "@/lib/server/health";
import { loadEnvironment } from "@/lib/server/settings/env";

/** `GET /api/health`: configured, and the database answers. Never asks wolkvox, says nothing secret; `build` tells a page that it is out of date. */
export async function GET(): Promise<Response> {
  const isHealthy = await loadHealth();
  return Response.json(
    { status: isHealthy ? "ok" : "unavailable", build: loadEnvironment().build },
    { status: isHealthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
