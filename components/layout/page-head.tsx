import Link from "next/link";
import type { ReactNode } from "react";

export interface Crumb {
  href: string;
  label: string;
}

/** Where the page stands: the way to it, and itself without a link. */
export function Crumbs({ label, way, here }: { label: string; way: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label={label} data-print="no" className="mb-4 text-xs">
      <ol className="flex flex-wrap gap-x-2">
        {way.map((crumb) => (
          <li key={crumb.href} className="flex gap-2">
            <Link href={crumb.href} className="inline-block min-h-6">
              {crumb.label}
            </Link>
            <span aria-hidden="true" className="text-text-3">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="text-text-2">
          {here}
        </li>
      </ol>
    </nav>
  );
}

interface PageHeadProps {
  title: string;
  /** Above the title: kind, number, settings. */
  caption?: ReactNode;
  /** Beside the title. */
  state?: ReactNode;
  /** Below it, one or two sentences. */
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PageHead({ title, caption, state, lead, actions }: PageHeadProps) {
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
