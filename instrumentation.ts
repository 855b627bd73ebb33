import { compressScripts } from "@/lib/http/precompressed";

/** Once, when the web server starts. */
export function register(): void {
  void compressScripts();
}
