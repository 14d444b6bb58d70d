const longestPath = 4096;
// Any origin does: only what stays on it is kept.
const anchor = "http://auxboard.invalid";
const unsafeText = /[\p{Cc}\p{Cs}\\]/u;
const closedPaths = /^\/(?:api|_next|sign-in)(?:\/|$)/i;

/**
 * Where to go after signing in: the path and query of `next` when it is a page of this origin, else `/`.
 * Law: the answer starts with one slash and resolves to the origin it is read on (hostile-inputs.md, `next=`).
 */
export function parseReturnPath(next: string | null | undefined): string {
  if (!next || next.length > longestPath || unsafeText.test(next) || !isRooted(next)) return "/";
  if (!URL.canParse(next, anchor)) return "/";
  const url = new URL(next, anchor);
  // `/.//evil` only becomes `//evil` once its dots are resolved, so the resolved path is judged again.
  if (url.origin !== anchor || !isRooted(url.pathname) || !isPagePath(url.pathname)) return "/";
  return url.searchParams.has("next") ? "/" : `${url.pathname}${url.search}`;
}

function isRooted(path: string): boolean {
  return path.startsWith("/") && !path.startsWith("//");
}

function isPagePath(path: string): boolean {
  const decoded = decodePath(path);
  return decoded !== null && !unsafeText.test(decoded) && isRooted(decoded) && !closedPaths.test(decoded);
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
