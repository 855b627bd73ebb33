import type { ReactNode } from "react";

/** Says why it is empty and what comes. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="edge rounded-2 border-dashed border-line-strong px-4 py-6 text-sm text-text-2">
      <p className="font-strong text-text">{title}</p>
      {children && <div className="mt-1 grid max-w-measure gap-3">{children}</div>}
    </div>
  );
}
