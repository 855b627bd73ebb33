import type { ReactNode } from "react";

interface DetailsProps {
  summary: string;
  children: ReactNode;
  open?: boolean;
}

export function Details({ summary, children, open }: DetailsProps) {
  return (
    <details open={open} className="group text-sm">
      <summary className="inline-flex min-h-7 list-none items-center gap-1 text-accent underline underline-offset-[0.22em]">
        <span
          aria-hidden="true"
          className="me-1.5 inline-block size-[0.45em] -rotate-45 border-e-2 border-b-2 border-solid border-current group-open:rotate-45"
        />
        {summary}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
