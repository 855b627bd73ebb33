import type { SeatInput } from "@/lib/identity/schema";
import { createUser } from "@/lib/identity/service/create-user";
import { seatUser } from "@/lib/identity/service/seat-user";
import { newId } from "@/lib/ids";

export interface MadeUser {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
}

/** An account with a password, and the seats that are asked for. */
export async function makeUser({ seats = [] }: { seats?: readonly SeatInput[] } = {}): Promise<MadeUser> {
  const email = `user-${newId()}@test.example`;
  const password = `a-password-${newId()}`;
  const { userId } = await createUser({ email, name: "孙三", password, cause: "test" });
  for (const seat of seats) await seatUser({ ...seat, userId, cause: "test" });
  return { userId, email, password };
}
