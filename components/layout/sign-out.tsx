import { signOutAction } from "@/lib/auth/actions";

/** A form and not a link: leaving changes something. */
export function SignOut({ label, className }: { label: string; className?: string }) {
  return (
    <form action={signOutAction} className="contents">
      <button type="submit" className={className}>
        {label}
      </button>
    </form>
  );
}
