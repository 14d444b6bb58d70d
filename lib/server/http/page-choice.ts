import "server-only";
import { cookies } from "next/headers";

/** What the reader's browser keeps under a name; whoever asks checks it. */
export async function pageChoice(cookie: string): Promise<string | undefined> {
  return (await cookies()).get(cookie)?.value;
}
