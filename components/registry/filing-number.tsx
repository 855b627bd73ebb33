import { Fragment } from "react";

/** A number that breaks at its dashes and nowhere else. */
export function FilingNumber({ number }: { number: string }) {
  const parts = number.split("-");
  return (
    <code>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a number have no other order
        <Fragment key={at}>
          {part}
          {at < parts.length - 1 && (
            <>
              -<wbr />
            </>
          )}
        </Fragment>
      ))}
    </code>
  );
}
