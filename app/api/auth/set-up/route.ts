import { getInstallation } from "@/lib/server/container";

/** Spends the one-time set-up link that the first start printed. */
export async function POST(request: Request): Promise<Response> {
  const { authDoor } = await getInstallation();
  return authDoor.setUp(request);
}
