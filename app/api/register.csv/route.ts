import { publicRoute } from "@/lib/http/route";
import { textStream } from "@/lib/http/text-stream";
import { exportCsv } from "@/lib/registry/service/export-register";

/** The current list, whole. */
export const GET = publicRoute({
  name: "register.csv",
  run: async () =>
    new Response(textStream(exportCsv()), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="register.csv"',
        "Cache-Control": "public, max-age=300",
      },
    }),
});
