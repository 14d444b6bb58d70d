import type { DoorStage } from "@/lib/server/access/auth-door.stage";
import type { Viewer } from "@/lib/server/access/session";
import type { Visitor } from "@/lib/server/access/visitor.stage";

/** Who is signed in, as the maker of a key or link: whatever their session is. */
export async function loadMaker({ sessions }: DoorStage, visitor: Visitor): Promise<Viewer> {
  const viewer = await sessions.loadSession(visitor.headers());
  if (!viewer) throw new Error("Nobody is signed in.");
  const { session, ...maker } = viewer;
  return maker;
}
