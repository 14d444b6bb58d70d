import "server-only";
import { loadEnvironment } from "@/lib/server/settings/env";

/** The build that draws the page. */
export function pageBuild(): string {
  return loadEnvironment().build;
}
