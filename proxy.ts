import { type NextRequest, NextResponse } from "next/server";

// Pages are read; there are no Server Actions, and what changes something goes through /api.
const pageMethods = ["GET", "HEAD"];

const widthHint = "Sec-CH-Viewport-Width";

// Openings of a shared link are counted: none is asked for twice.
const sharedPages = "/s/";

/**
 * Gives every page its content security policy with a fresh nonce, and its own address to the server pages. It
 * authorises nothing: every page and handler checks the session itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!pageMethods.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { allow: pageMethods.join(", ") } });
  const nonce = btoa(crypto.randomUUID());
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-page-address", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  if (request.nextUrl.pathname.startsWith(sharedPages)) return response;
  // A browser's first page is asked for once more with its width, where it tells it at all.
  response.headers.set("accept-ch", widthHint);
  response.headers.set("critical-ch", widthHint);
  return response;
}

function policyWith(nonce: string): string {
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    // The bars and the popovers are placed by style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: ["/((?!api/|_next/|icon.svg).*)"] };
