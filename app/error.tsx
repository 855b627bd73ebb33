"use client";
import { BrokenPage } from "@/components/layout/broken-page";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <BrokenPage error={error} retry={retry} />;
}
