"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Live areas change at most this often, for people who hear them. */
const SECONDS = 5;

/** Reads the page anew from time to time while it is looked at. Draw it only while something is under way. */
export function RefreshWhile() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, SECONDS * 1_000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
