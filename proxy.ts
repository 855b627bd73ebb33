import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { contentSecurityPolicy } from "@/lib/http/csp";
import { REQUESTED_PATH_HEADER } from "@/lib/http/requested-path";

/** Pages for signed-in people. Whether the session is valid, and what it may see, the page asks the database. */
const FOR_SIGNED_IN = /^\/(runs|datasets|account|office)(\/|$)/;
const SESSION_COOKIE = /^(__Secure-)?next-auth\.session-token(\.\d+)?$/;

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const signedInAtAll = request.cookies.getAll().some((cookie) => SESSION_COOKIE.test(cookie.name));
  if (FOR_SIGNED_IN.test(pathname) && !signedInAtAll) {
    const signIn = new URL("/sign-in", request.nextUrl);
    signIn.searchParams.set("from", pathname + search);
    return NextResponse.redirect(signIn, 303);
  }
  return withPolicy(request, pathname + search);
}

/** The nonce goes with the request, so that the framework puts it on its scripts, and with the answer as the policy. */
function withPolicy(request: NextRequest, requested: string): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development");
  const head = new Headers(request.headers);
  head.set("Content-Security-Policy", policy);
  head.set(REQUESTED_PATH_HEADER, requested);
  const response = NextResponse.next({ request: { headers: head } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  // Not the API: an upload's body would be buffered here. Not the framework's files: they need no policy.
  matcher: ["/((?!api/|_next/static|_next/image|icon|favicon).*)"],
};
