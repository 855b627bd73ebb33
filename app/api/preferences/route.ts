import { usesSecureCookies } from "@/lib/auth/token";
import { LANGUAGES } from "@/lib/format";
import { PREFERENCE_COOKIES, SIZES, THEMES } from "@/lib/http/preferences";
import { safeReturnPath } from "@/lib/http/return-path";
import { publicRoute } from "@/lib/http/route";

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  [PREFERENCE_COOKIES.language]: LANGUAGES,
  [PREFERENCE_COOKIES.theme]: THEMES,
  [PREFERENCE_COOKIES.size]: SIZES,
};
const ONE_YEAR = 31_536_000;

/** A plain form, or a link: `lang`, `theme`, `size` and `back`, the path to return to. What is not a choice is ignored. */
const choose = publicRoute({
  name: "preferences.choose",
  run: async ({ request }) => {
    const given = request.method === "POST" ? await request.formData() : request.nextUrl.searchParams;
    const back = given.get("back");
    const answer = new Response(null, {
      status: 303,
      headers: { Location: safeReturnPath(typeof back === "string" ? back : null), "Cache-Control": "no-store" },
    });
    for (const [name, allowed] of Object.entries(CHOICES)) {
      const value = allowed.find((choice) => choice === given.get(name));
      const secure = usesSecureCookies() ? "; Secure" : "";
      const cookie = `${name}=${value}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax; HttpOnly${secure}`;
      if (value) answer.headers.append("Set-Cookie", cookie);
    }
    return answer;
  },
});

export { choose as GET, choose as POST };
