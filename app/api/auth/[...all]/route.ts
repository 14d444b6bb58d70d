import { getInstallation } from "@/lib/server/container";

async function answer(request: Request): Promise<Response> {
  const { authDoor } = await getInstallation();
  return authDoor.handle(request);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
