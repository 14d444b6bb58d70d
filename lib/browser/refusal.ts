import { ApiError } from "./api";

/** What our server refused; null where it did not answer, or what failed is no question to it. */
export function findRefusal(error: unknown): ApiError | null {
  return error instanceof ApiError && error.code !== "network" ? error : null;
}

/** The same in the server's own words. */
export function refusalWords(error: unknown): string | null {
  return findRefusal(error)?.message ?? null;
}
