import "server-only";
import type { NextRequest } from "next/server";
import { AppError } from "@/lib/errors";
import { type Language, say, type Words } from "@/lib/format";
import { type Caller, requireSameOrigin, resolveCaller, type Scope } from "./caller";
import { preferencesFromCookies } from "./preferences";
import { type ReasonWords, type Refusal, refusalOf } from "./refusal";

type Params = Readonly<Record<string, string>>;

export interface RouteCall<P extends Params> {
  readonly request: NextRequest;
  readonly params: P;
  readonly language: Language;
}

export interface RouteSpec<P extends Params, S extends Scope> {
  /** For the log: "run.read". */
  readonly name: string;
  readonly reasons?: ReasonWords;
  /** Default "organisation". */
  readonly scope?: S;
  /** Returns a Response, or a value that is sent as JSON. */
  run(call: RouteCall<P> & Caller<S>): Promise<unknown>;
}

export type PublicRouteSpec<P extends Params> = Pick<RouteSpec<P, "person">, "name" | "reasons"> & {
  run(call: RouteCall<P>): Promise<unknown>;
};

export type RouteHandler<P extends Params> = (
  request: NextRequest,
  context: { params: Promise<P> },
) => Promise<Response>;

/** A route for signed-in people. Refusals become problem+json (RFC 9457) in the reader's language. */
export function authedRoute<P extends Params = Record<never, string>, S extends Scope = "organisation">(
  spec: RouteSpec<P, S>,
): RouteHandler<P> {
  return answering(spec, async (call) => {
    const caller = await resolveCaller(call.request.cookies, spec.scope ?? ("organisation" as S));
    return await spec.run({ ...call, ...caller });
  });
}

/** A route for everybody. */
export function publicRoute<P extends Params = Record<never, string>>(spec: PublicRouteSpec<P>): RouteHandler<P> {
  return answering(spec, (call) => spec.run(call));
}

const CHANGES_NOTHING = new Set(["GET", "HEAD", "OPTIONS"]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function answering<P extends Params>(
  spec: { readonly name: string; readonly reasons?: ReasonWords },
  run: (call: RouteCall<P>) => Promise<unknown>,
): RouteHandler<P> {
  return async (request, context) => {
    const { language } = preferencesFromCookies(request.cookies);
    try {
      if (!CHANGES_NOTHING.has(request.method)) requireSameOrigin(request.headers);
      // The built server gives a route without a dynamic segment no params at all.
      const params = ((await context.params) as P | undefined) ?? ({} as P);
      // The database would refuse such a text as an id; to the reader it is a record that is not there.
      if (params.id !== undefined && !UUID.test(params.id)) throw new AppError("NOT_FOUND", "Not an id");
      const answer = await run({ request, params, language });
      return answer instanceof Response ? answer : Response.json(answer, { headers: PRIVATE });
    } catch (error) {
      return problem(refusalOf(error, spec), language);
    }
  };
}

const PRIVATE = { "Cache-Control": "private, no-store" };

const STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  REFUSED: 422,
  INVALID: 400,
  UNEXPECTED: 500,
} as const satisfies Record<Refusal["code"], number>;

const TITLES = {
  UNAUTHENTICATED: { zh: "需要登录", en: "Sign-in required" },
  FORBIDDEN: { zh: "不允许", en: "Not allowed" },
  NOT_FOUND: { zh: "未找到", en: "Not found" },
  CONFLICT: { zh: "已被改动", en: "Changed meanwhile" },
  REFUSED: { zh: "不能执行", en: "Refused" },
  INVALID: { zh: "内容有误", en: "Invalid input" },
  UNEXPECTED: { zh: "系统出错", en: "Internal error" },
} as const satisfies Record<Refusal["code"], Words>;

/** RFC 9457. `reason` is stable and for programs; `detail` and `fields` are for people. */
function problem({ code, message, reason, fields }: Refusal, language: Language): Response {
  const inWords = Object.entries(fields ?? {}).map(([name, words]) => [name, say(words, language)]);
  const body = {
    type: `urn:genai-filing:problem:${code.toLowerCase().replaceAll("_", "-")}`,
    title: say(TITLES[code], language),
    status: STATUS[code],
    detail: say(message, language),
    ...(reason !== undefined && { reason }),
    ...(fields && { fields: Object.fromEntries(inWords) }),
  };
  const head = {
    ...PRIVATE,
    "Content-Type": "application/problem+json",
    "Content-Language": language === "zh" ? "zh-CN" : "en",
  };
  return new Response(JSON.stringify(body), { status: STATUS[code], headers: head });
}
