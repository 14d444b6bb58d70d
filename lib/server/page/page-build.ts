import "server-only";
import { loadEnvironment } from "../env";

/** The build that draws the page. */
export function pageBuild(): string {
  return loadEnvironment().build;
}
