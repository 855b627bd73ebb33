import { classNames } from "./class-names";

interface PixelImageProps {
  src: string;
  /** Pixels of the file; the page scales it to its place without smoothing. */
  width: number;
  height: number;
  alt: string;
  className?: string;
}

/** An image whose pixels are data. The framework's own image component would resample it. */
export function PixelImage({ src, width, height, alt, className }: PixelImageProps) {
  return (
    // biome-ignore lint/performance/noImgElement: the pixels are data and must not be resampled
    <img
      src={src}
      width={width}
      height={height}
      alt={alt}
      className={classNames("pixels block h-auto w-full rounded-1", className)}
    />
  );
}
