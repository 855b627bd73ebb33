/** Puts words before the page's title. The answer takes them away again, unless another page's title stands there. */
export function prefixTitle(prefix: string): () => void {
  const plain = document.title;
  const prefixed = prefix + plain;
  document.title = prefixed;
  return () => {
    if (document.title === prefixed) document.title = plain;
  };
}
