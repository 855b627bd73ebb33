import Link from "next/link";
import { type Crumb, PlainCrumbs } from "./plain-crumbs";
import { type PageHeadProps, PlainHead } from "./plain-head";

/** The way to a page behind the sign-in, by links that load no page anew. */
export function Crumbs(props: { label: string; way: readonly Crumb[]; here: string }) {
  return <PlainCrumbs {...props} anchor={Link} />;
}

/** The head of a page; without the way to it, see `PlainHead`. */
export function PageHead(props: PageHeadProps) {
  return <PlainHead {...props} />;
}
