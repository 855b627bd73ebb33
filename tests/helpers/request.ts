import { NextRequest } from "next/server";
import { issueToken, sessionCookie } from "@/lib/auth/token";
import { database } from "@/lib/db/client";

export const ORIGIN = "http://localhost:41234";

/** The cookie that signing in would have left, as a header's value. */
export async function sessionCookieOf(userId: string): Promise<string> {
  const { sessionVersion } = await database().user.findUniqueOrThrow({ where: { id: userId } });
  return `${sessionCookie().name}=${await issueToken({ userId, sessionVersion })}`;
}

export interface RequestBy {
  /** Whose session; nobody's without. */
  readonly userId?: string;
  /** More cookies, as `name=value`. */
  readonly cookies?: readonly string[];
  /** `ConstructorParameters` of a request: method, headers, body, signal. */
  readonly init?: ConstructorParameters<typeof NextRequest>[1];
}

/** A request as a page of this site would make it, for calling a route's handler. */
export async function requestTo(
  path: string,
  { userId, cookies = [], init = {} }: RequestBy = {},
): Promise<NextRequest> {
  const headers = new Headers(init.headers);
  const session = userId === undefined ? [] : [await sessionCookieOf(userId)];
  const jar = [...session, ...cookies].join("; ");
  if (jar) headers.set("cookie", jar);
  if (!headers.has("origin")) headers.set("origin", ORIGIN);
  if (!headers.has("host")) headers.set("host", new URL(ORIGIN).host);
  return new NextRequest(new URL(path, ORIGIN), { ...init, headers });
}

/** The second argument of a route's handler. */
export function withParams<P extends Readonly<Record<string, string>>>(params: P): { params: Promise<P> } {
  return { params: Promise.resolve(params) };
}
