import { assertMayReadMetrics } from "@/lib/server/access/metrics-door";
import { problemResponse } from "@/lib/server/access/problem-response";
import { getInstallation } from "@/lib/server/container";
import { getMetrics } from "@/lib/server/report/metrics";

/** `GET /api/metrics`: what the server counts about itself, for Prometheus; nothing about a person. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { environment, loadViewer } = await getInstallation();
    await assertMayReadMetrics(request.headers, { token: environment.metricsToken, loadViewer });
    const { text, contentType } = await getMetrics().formatMetrics();
    return new Response(text, {
      headers: { "content-type": contentType, "cache-control": "private, no-store" },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
