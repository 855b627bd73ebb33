import { NextRequest } from "next/server";

/**
 * Stands in for `next/headers` where a test calls a page's action outside the web server:
 * `vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"))`.
 * The cookies and headers are the ones of the request that was given last; what an action sets is kept in the jar.
 */
let request = new NextRequest("http://localhost:3000/");

export function enterRequest(entered: NextRequest): void {
  request = entered;
}

export async function cookies() {
  return request.cookies;
}

export async function headers() {
  return request.headers;
}
