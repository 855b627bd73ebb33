import type { ReactNode } from "react";

export interface PageHeadProps {
  title: string;
  /** Above the title: kind, number, settings. */
  caption?: ReactNode;
  /** Beside the title. */
  state?: ReactNode;
  /** Below it, one or two sentences. */
  lead?: ReactNode;
  actions?: ReactNode;
}

/** What the page is. Apart from the way to it, so that a public page loads no router. */
export function PlainHead({ title, caption, state, lead, actions }: PageHeadProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {caption && <p className="mb-1 text-sm text-text-2">{caption}</p>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1>{title}</h1>
          {state}
        </div>
        {lead && <div className="mt-2 max-w-measure text-text-2">{lead}</div>}
      </div>
      {actions}
    </div>
  );
}
