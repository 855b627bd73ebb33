import type { ReactNode } from "react";

interface PreferenceFormProps {
  label: string;
  /** The page to return to. */
  back: string;
  className?: string;
  children: ReactNode;
}

/** A plain form: how a page reads is chosen without JavaScript. Each button carries its own choice. */
export function PreferenceForm({ label, back, className, children }: PreferenceFormProps) {
  return (
    <form method="post" action="/api/preferences" aria-label={label} className={className}>
      <input type="hidden" name="back" value={back} />
      {children}
    </form>
  );
}
