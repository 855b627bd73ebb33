import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

// The options read the environment, which a build does not have: made at the first request.
const answer = (request: NextRequest, context: Context): Promise<Response> => NextAuth(request, context, authOptions());

export { answer as GET, answer as POST };
