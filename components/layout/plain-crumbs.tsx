import type { Crumb } from "./page-head";

/** Where a public page stands: plain links, so that it loads no router. */
export function PlainCrumbs({ label, way, here }: { label: string; way: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label={label} data-print="no" className="mb-4 text-xs">
      <ol className="flex flex-wrap gap-x-2">
        {way.map((crumb) => (
          <li key={crumb.href} className="flex gap-2">
            <a href={crumb.href} className="inline-block min-h-6">
              {crumb.label}
            </a>
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
