import { env } from "@/lib/env";
import { compressScripts } from "@/lib/http/precompressed";

/** Once, when the web server starts. What the environment lacks, or must not have, is said now and not at the first page. */
export function register(): void {
  env();
  void compressScripts();
}
