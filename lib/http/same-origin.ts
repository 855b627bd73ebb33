/**
 * Whether a request that changes something was made by a page of this site. Browsers say so themselves
 * (`Sec-Fetch-Site`, which no script can set); older ones send the origin. A request with neither is refused: what is
 * not a browser can name the origin.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return host !== null && new URL(origin).host === host;
}
