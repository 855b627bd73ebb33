import { precompressedScript } from "@/lib/http/precompressed";

/**
 * Stands in for the framework's script of the same name, for browsers that take Brotli. `next.config.ts` leads here and
 * names the encoding; asked by its own address it would say nothing.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const script = await precompressedScript((await params).file);
  if (!script) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(script), {
    headers: {
      "Content-Type": "application/javascript; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
    },
  });
}
