"use client";
import { useEffect } from "react";

/**
 * The primitives lock scrolling with a style element of their own. The policy lets it in by the page's nonce, which
 * they read from this global name.
 */
export function useStyleNonce(): void {
  useEffect(() => {
    const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
    if (nonce) Reflect.set(globalThis, "__webpack_nonce__", nonce);
  }, []);
}
