import { Icon } from "./icon";

interface PageLinksProps {
  /** Name of this navigation for screen readers. */
  label: string;
  /** From 1, as in the address. */
  page: number;
  pages: number;
  href: (page: number) => string;
  words: { previous: string; next: string; here: string };
}

const LINK = "inline-flex min-h-9 items-center gap-1";

/** Pagination of a public page: plain links, so that it loads no router. */
export function PageLinks({ label, page, pages, href, words }: PageLinksProps) {
  if (pages <= 1) return null;
  return (
    <nav
      aria-label={label}
      data-print="no"
      className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm tabular-nums"
    >
      {page > 1 ? (
        <a href={href(page - 1)} className={LINK} rel="prev">
          <Icon name="previous" />
          {words.previous}
        </a>
      ) : (
        <span />
      )}
      <span className="text-text-2">{words.here}</span>
      {page < pages ? (
        <a href={href(page + 1)} className={LINK} rel="next">
          {words.next}
          <Icon name="next" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
