import { ApiError, reach, readJson, refusalOf } from "@/lib/browser/api";

/** A file of our own origin, and the name that it came under. @throws ApiError for every other outcome. */
export async function fetchFile(path: string, signal: AbortSignal): Promise<{ blob: Blob; name: string }> {
  // As the page's own figures: what a link cannot suppose is named in the file.
  const response = await reach(path, { signal, headers: { prefer: "handling=lenient" } });
  if (!response.ok) throw refusalOf(path, response, await readJson(response));
  const [, name = ""] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { blob: await readBlob(response), name: decodeURIComponent(name) };
}

// The connection may break while the file is read: half a file is a failure.
async function readBlob(response: Response): Promise<Blob> {
  try {
    return await response.blob();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("network", "The file broke off.", response.status, null);
  }
}
