import "server-only";
import type { NextRequest } from "next/server";
import type { Language } from "@/lib/format";
import type { Caller, ReasonWords, Scope } from "./action";

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

export type RouteHandler<P extends Params> = (
  request: NextRequest,
  context: { params: Promise<P> },
) => Promise<Response>;

/** A route for signed-in people. Refusals become problem+json (RFC 9457) in the reader's language. */
export function authedRoute<P extends Params = Record<never, string>, S extends Scope = "organisation">(
  _spec: RouteSpec<P, S>,
): RouteHandler<P> {
  return async () => {
    throw new Error("not built yet");
  };
}

/** A route for everybody. */
export function publicRoute<P extends Params = Record<never, string>>(_spec: {
  readonly name: string;
  readonly reasons?: ReasonWords;
  run(call: RouteCall<P>): Promise<unknown>;
}): RouteHandler<P> {
  return async () => {
    throw new Error("not built yet");
  };
}
