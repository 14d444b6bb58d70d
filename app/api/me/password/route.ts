import { getInstallation } from "@/lib/server/container";

/** `POST /api/me/password {current, new}`: the reader's own; every other session of theirs ends, and this one has a new cookie. */
export async function POST(request: Request): Promise<Response> {
  const { authDoor } = await getInstallation();
  return authDoor.changePassword(request);
}
