import { ApiError, fetchJson } from "./api";

/** Whether Auxboard as a whole cannot serve now, and not only a page of it. */
export async function fetchIsUnwell(): Promise<boolean> {
  try {
    await fetchJson("/api/health");
    return false;
  } catch (error) {
    return error instanceof ApiError && error.status === 503;
  }
}
