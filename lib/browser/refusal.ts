import { ApiError } from "./api";

/** What our server refused; null where it did not answer, or what failed is no question to it. */
export function findRefusal(error: unknown): ApiError | null {
  return error instanceof ApiError && error.code !== "network" ? error : null;
}
