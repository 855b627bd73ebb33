"use client";
import { useEffect, useRef, useState } from "react";

/** Live areas speak at most this often. */
const SECONDS = 5;

/** Says a text that changes often to screen readers, politely and at most every five seconds. Invisible. */
export function SpokenText({ children }: { children: string }) {
  const [spoken, setSpoken] = useState("");
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + SECONDS * 1_000 - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(children);
    }, wait);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <output aria-live="polite" className="sr-only">
      {spoken}
    </output>
  );
}
