import Link from "next/link";
import { type PageHeadProps, PlainHead } from "./plain-head";

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

/** The head of a page; without the way to it, see `PlainHead`. */
export function PageHead(props: PageHeadProps) {
  return <PlainHead {...props} />;
}
