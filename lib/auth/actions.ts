"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { fill, type Words } from "@/lib/format";
import type { ActionState } from "@/lib/http/action-state";
import { clientAddress } from "@/lib/http/client-address";
import { safeReturnPath } from "@/lib/http/return-path";
import { isSameOrigin } from "@/lib/http/same-origin";
import { endOwnSessions } from "@/lib/identity/service/end-sessions";
import { AUTH_WORDS } from "./copy";
import { currentActor } from "./session";
import { recordSignOut, signIn } from "./sign-in";
import { issueToken, sessionCookie } from "./token";

// Signing in and out are the exception to `authedAction`: nobody is signed in before, or after.

/** Form fields: `email`, `password`, `from` (where to go on). Works without scripts. */
export async function signInAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const text = (name: string) => (typeof form.get(name) === "string" ? String(form.get(name)) : "");
  const [email, password] = [text("email"), text("password")];
  const refuse = (message: Words): ActionState => ({ status: "error", message, values: { email } });
  const head = await headers();
  if (!isSameOrigin(head)) return refuse(AUTH_WORDS.foreignOrigin);
  const fields = {
    ...(email.trim() === "" && { email: AUTH_WORDS.email }),
    ...(password === "" && { password: AUTH_WORDS.password }),
  };
  if (Object.keys(fields).length > 0) return { status: "error", fields, values: { email } };
  const answer = await signIn({ email, password, address: clientAddress(head) });
  if (!answer.ok) {
    const { error } = answer;
    return refuse(error.code === "WRONG" ? AUTH_WORDS.wrong : fill(AUTH_WORDS.lockedOut, { minutes: error.minutes }));
  }
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await issueToken(answer.value), options);
  redirect(safeReturnPath(text("from")));
}

/** Forgets the session in this browser. */
export async function signOutAction(): Promise<void> {
  if (isSameOrigin(await headers())) {
    const actor = await currentActor();
    if (actor) await recordSignOut(actor.userId);
    await forgetSession();
  }
  redirect("/");
}

/** Ends every session of the person, in every browser. */
export async function signOutEverywhereAction(): Promise<void> {
  if (isSameOrigin(await headers())) {
    const actor = await currentActor();
    if (actor) await endOwnSessions(actor);
    await forgetSession();
  }
  redirect("/");
}

async function forgetSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
