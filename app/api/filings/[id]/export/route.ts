import { Readable } from "node:stream";
import { exportDossier, zipDossier } from "@/lib/filing/service/export-dossier";
import { attachmentHeaders } from "@/lib/http/attachment-headers";
import { authedRoute } from "@/lib/http/route";

/** `?format=zip` (dossier, list of files, files) or `json`; `&snapshot=` a submitted version instead of the draft. */
export const GET = authedRoute<{ id: string }, "person">({
  name: "dossier.export",
  scope: "person",
  run: async ({ request, params, actor }) => {
    const { searchParams } = request.nextUrl;
    const format = searchParams.get("format") === "json" ? "json" : "zip";
    const exported = await exportDossier({
      ...{ actor, filingId: params.id, format, snapshotId: searchParams.get("snapshot") },
    });
    const name = `${exported.application}${exported.snapshot ? `-${exported.snapshot.sequence}` : ""}.${format}`;
    if (format === "json") {
      const headers = attachmentHeaders({ name, mediaType: "application/json; charset=utf-8" });
      return new Response(`${JSON.stringify(exported, null, 2)}\n`, { headers });
    }
    const body = Readable.toWeb(zipDossier(exported)) as ReadableStream<Uint8Array>;
    return new Response(body, { headers: attachmentHeaders({ name, mediaType: "application/zip" }) });
  },
});
