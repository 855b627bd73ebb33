/**
 * The network address of the client, for limits only. The last entry is the one that our own proxy, or the web server
 * itself, has seen; earlier ones are what the client claims. Reached without a proxy, a client can claim it all, which
 * is why no limit leans on the address alone.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
