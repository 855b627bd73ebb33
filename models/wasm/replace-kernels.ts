import type { Tf } from "../backend";
import { filterGradient } from "./filter-gradient";
import { fusedMatMul } from "./fused-mat-mul";
import { imageGradient } from "./image-gradient";
import { replaceKernel } from "./kernel";
import { matMul } from "./mat-mul";
import { segmentSum } from "./segment-sum";
import { transpose } from "./transpose";
import { unpack } from "./unpack";

/** Puts our kernels in the place of those that the package lacks, computes slowly or wrongly. Before the backend starts. */
export function replaceKernels(tf: Tf): void {
  replaceKernel(tf, "UnsortedSegmentSum", segmentSum);
  replaceKernel(tf, "Transpose", transpose);
  replaceKernel(tf, "Unpack", unpack);
  replaceKernel(tf, "BatchMatMul", matMul);
  replaceKernel(tf, "_FusedMatMul", fusedMatMul);
  replaceKernel(tf, "Conv2DBackpropFilter", filterGradient);
  replaceKernel(tf, "Conv2DBackpropInput", imageGradient);
}
