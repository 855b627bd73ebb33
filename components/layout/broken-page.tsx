"use client";
import { Button, ButtonRow } from "@/components/ui/button";
import { TROUBLE } from "./trouble-copy";

interface BrokenPageProps {
  error: unknown;
  retry: () => void;
}

/** In both languages at once: what broke may be the very thing that knows the reader's. */
export function BrokenPage({ error, retry }: BrokenPageProps) {
  const number = error instanceof Error && "digest" in error ? String(error.digest) : "—";
  return (
    <main className="mx-auto grid max-w-page gap-8 px-gutter py-12 text-md leading-body">
      <div className="prose" lang="zh-CN">
        <h1>{TROUBLE.brokenTitle.zh}</h1>
        <p>{TROUBLE.brokenWhy.zh}</p>
        <p>{TROUBLE.brokenRemedy.zh}</p>
      </div>
      <div className="prose" lang="en">
        <h2>{TROUBLE.brokenTitle.en}</h2>
        <p>{TROUBLE.brokenWhy.en}</p>
        <p>{TROUBLE.brokenRemedy.en}</p>
      </div>
      <p>
        {TROUBLE.number.zh} / {TROUBLE.number.en}: <code>{number}</code>
      </p>
      <ButtonRow>
        <Button look="primary" onClick={retry}>
          {TROUBLE.retry.zh} / {TROUBLE.retry.en}
        </Button>
        {/* A whole new page: what the router holds may be what broke. */}
        <a href="/">
          {TROUBLE.toHome.zh} / {TROUBLE.toHome.en}
        </a>
      </ButtonRow>
    </main>
  );
}
