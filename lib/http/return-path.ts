/**
 * A path of this site to go on to, from what came with a request. Anything that a browser could read as another site
 * (`//host`, `/\host`, a scheme, control characters that it drops) becomes `/`.
 */
export function safeReturnPath(wanted: string | null | undefined, otherwise = "/"): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so `/<tab>/host` would be `//host`
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\u0000-\u001f\u007f]/.test(wanted)) return otherwise;
  const base = "http://this.invalid";
  const address = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  if (address?.origin !== base) return otherwise;
  const path = address.pathname + address.search + address.hash;
  return path.startsWith("//") ? otherwise : path;
}
