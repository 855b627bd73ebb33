"use client";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOutEverywhereAction } from "@/lib/auth/actions";

export function SignOutEverywhere({ label, pending }: { label: string; pending: string }) {
  return (
    <form action={signOutEverywhereAction}>
      <SubmitButton look="danger" pendingLabel={pending}>
        {label}
      </SubmitButton>
    </form>
  );
}
