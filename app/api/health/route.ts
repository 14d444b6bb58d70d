import { loadHealth } from "@/lib/server/health";

/** `GET /api/health`: configured, and the database answers. Never asks wolkvox, says nothing secret. */
export async function GET(): Promise<Response> {
  const isHealthy = await loadHealth();
  return Response.json(
    { status: isHealthy ? "ok" : "unavailable" },
    { status: isHealthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
