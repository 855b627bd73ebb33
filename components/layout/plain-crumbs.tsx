import type { ElementType } from "react";

export interface Crumb {
  href: string;
  label: string;
}

interface CrumbsProps {
  label: string;
  way: readonly Crumb[];
  here: string;
  /** What a step of the way is: a plain link, so that a public page loads no router, unless another is given. */
  anchor?: ElementType<{ href: string }>;
}

/** Where the page stands: the way to it, and itself without a link. */
export function PlainCrumbs({ label, way, here, anchor: Anchor = "a" }: CrumbsProps) {
  return (
    <nav aria-label={label} data-print="no" className="mb-4 text-xs">
      <ol className="flex flex-wrap gap-x-2">
        {way.map((crumb) => (
          <li key={crumb.href} className="flex gap-2">
            <Anchor href={crumb.href} className="inline-block min-h-6">
              {crumb.label}
            </Anchor>
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
