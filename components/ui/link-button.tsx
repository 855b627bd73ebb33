import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClasses } from "./button";

interface LinkButtonProps {
  href: string;
  look?: ButtonLook;
  small?: boolean;
  children: ReactNode;
}

/** A link that looks like a button. Apart from the button, so that a page without such links loads no router link. */
export function LinkButton({ href, look, small, children }: LinkButtonProps) {
  return (
    <Link href={href} className={buttonClasses({ look, small })}>
      {children}
    </Link>
  );
}
