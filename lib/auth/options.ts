import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { safeReturnPath } from "@/lib/http/return-path";
import { signIn } from "./sign-in";
import { SESSION_SECONDS, usesSecureCookies } from "./token";

/**
 * next-auth's own endpoints. The pages sign in by `signInAction`, which needs no script in the browser; both go through
 * `signIn` and leave the same token, and `session.ts` reads the person behind it from the database.
 */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: usesSecureCookies(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const address = clientAddress(new Headers(request.headers as Record<string, string>));
          const { email = "", password = "" } = credentials ?? {};
          const answer = await signIn({ email, password, address });
          return answer.ok ? { id: answer.value.userId, sessionVersion: answer.value.sessionVersion } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sessionVersion: (user as unknown as { sessionVersion: number }).sessionVersion } : token,
      // Nothing about the person: whether the session holds is asked of the database, not of the token.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => safeReturnPath(url),
    },
  };
}
