import Link from "next/link";
import { Icon } from "./icon";

interface PaginationProps {
  /** Name of this navigation for screen readers. */
  label: string;
  page: number;
  pages: number;
  href: (page: number) => string;
  words: { previous: string; next: string; here: string };
}

const LINK = "inline-flex min-h-9 items-center gap-1";

/** Previous and next with the place between them; addresses, so that it works without JavaScript. */
export function Pagination({ label, page, pages, href, words }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav
      aria-label={label}
      data-print="no"
      className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm tabular-nums"
    >
      {page > 0 ? (
        <Link href={href(page - 1)} className={LINK} scroll={false} rel="prev">
          <Icon name="previous" />
          {words.previous}
        </Link>
      ) : (
        <span />
      )}
      <span className="text-text-2">{words.here}</span>
      {page < pages - 1 ? (
        <Link href={href(page + 1)} className={LINK} scroll={false} rel="next">
          {words.next}
          <Icon name="next" />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
