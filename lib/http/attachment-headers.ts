/**
 * Headers of a file that people uploaded: saved, never shown as a page of this site, whatever its content. The name is
 * given twice (RFC 6266): plain for old programs, in UTF-8 for everybody else.
 */
export function attachmentHeaders(file: { name: string; mediaType: string; size?: number }): Record<string, string> {
  const plain = file.name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%;]/g, "_");
  const exact = encodeURIComponent(file.name).replace(/['()*]/g, escapeMark);
  return {
    "Content-Type": file.mediaType,
    ...(file.size === undefined ? {} : { "Content-Length": String(file.size) }),
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
  };
}

const escapeMark = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
