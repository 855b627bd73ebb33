"use client";
import { useActionState, useState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInAction } from "@/lib/auth/actions";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { ERROR_SUMMARY, ERROR_TITLE } from "./copy";
import { type DemoAccountRow, DemoAccounts } from "./demo-accounts";
import { SIGN_IN } from "./sign-in-copy";
import { speaker } from "./speaker";

interface SignInFormProps {
  language: Language;
  /** Path to return to after signing in. */
  from: string;
  demo: readonly DemoAccountRow[];
}

export function SignInForm({ language, from, demo }: SignInFormProps) {
  const [state, signIn, pending] = useActionState(signInAction, IDLE);
  const [typed, setTyped] = useState({ email: "", password: "" });
  const speak = speaker(language);
  const fields = Object.entries(state.fields ?? {}).map(([target, words]) => ({ target, text: speak(words) }));
  const error = (field: string) => (state.fields?.[field] ? speak(state.fields[field]) : undefined);
  const whole = state.message ? [{ target: "email", text: speak(state.message) }] : [];
  return (
    <div className="grid items-start gap-8 @side/frame:grid-cols-[24rem_minmax(0,1fr)]">
      <form action={signIn} onSubmit={keepingValues(signIn)} noValidate className="grid gap-6">
        {state.status === "error" && (
          <ErrorSummary
            title={speak(ERROR_SUMMARY)}
            titlePrefix={speak(ERROR_TITLE)}
            lines={fields.length > 0 ? fields : whole}
          />
        )}
        <input type="hidden" name="from" value={from} />
        <TextField
          id="email"
          name="email"
          type="email"
          label={speak(SIGN_IN.email)}
          error={error("email")}
          autoComplete="username"
          value={typed.email}
          onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={speak(SIGN_IN.password)}
          error={error("password")}
          autoComplete="current-password"
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.target.value })}
        />
        <div>
          <SubmitButton pending={pending} pendingLabel={speak(SIGN_IN.pending)}>
            {speak(SIGN_IN.submit)}
          </SubmitButton>
        </div>
      </form>
      <div>{demo.length > 0 && <DemoAccounts accounts={demo} onUse={setTyped} language={language} />}</div>
    </div>
  );
}
