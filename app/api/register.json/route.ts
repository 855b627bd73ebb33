import { publicRoute } from "@/lib/http/route";
import { textStream } from "@/lib/http/text-stream";
import { exportJson } from "@/lib/registry/service/export-register";

/** The current list, whole, with the meaning of its columns. */
export const GET = publicRoute({
  name: "register.json",
  run: async () =>
    new Response(textStream(exportJson()), {
      headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "public, max-age=300" },
    }),
});
